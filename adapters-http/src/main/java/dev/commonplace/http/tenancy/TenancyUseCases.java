package dev.commonplace.http.tenancy;

import dev.commonplace.application.tenancy.CreateTenant;
import dev.commonplace.application.tenancy.IssueKey;
import dev.commonplace.application.tenancy.ManageKeys;
import dev.commonplace.application.tenancy.ManageTenants;

/** What the routes of tenancy call. */
public record TenancyUseCases(
        CreateTenant createTenant, ManageTenants manageTenants, IssueKey issueKey, ManageKeys manageKeys) {}
