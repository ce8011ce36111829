package io.azurecredentials.emulator.arm;

/** What the route table keeps: which API versions are taken, and who answers. */
record ArmRoute(ApiVersions versions, ArmHandler handler) {}
