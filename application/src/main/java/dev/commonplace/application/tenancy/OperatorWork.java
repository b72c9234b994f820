package dev.commonplace.application.tenancy;

/**
 * What an operator works with. Keys, spaces and the audit log belong to a tenant, so that they are there only in
 * {@link dev.commonplace.application.shared.OperatorTransactions#asOperatorIn}.
 */
public interface OperatorWork extends TenancyWork {
    OperatorKeys operatorKeys();
}
