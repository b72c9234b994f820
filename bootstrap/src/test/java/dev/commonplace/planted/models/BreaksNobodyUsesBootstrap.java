package dev.commonplace.planted.models;

import dev.commonplace.planted.bootstrap.Wiring;

/** Planted: an adapter knows the wiring. */
record BreaksNobodyUsesBootstrap(Wiring wiring) {}
