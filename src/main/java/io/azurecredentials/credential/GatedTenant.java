package io.azurecredentials.credential;

import io.azurecredentials.azure.Authorization;
import io.azurecredentials.azure.Directory;
import io.azurecredentials.azure.Identities;
import io.azurecredentials.azure.Removal;
import io.azurecredentials.azure.Tenant;
import io.azurecredentials.base.Answer;
import io.azurecredentials.leadership.Gate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A tenant in which nothing is changed unless the gate is open at that moment; reads pass. */
record GatedTenant(Tenant tenant, Gate gate) implements Tenant {

    @Override
    public Directory directory() {
        return new GatedDirectory(tenant.directory(), gate);
    }

    @Override
    public Authorization authorization() {
        return new GatedAuthorization(tenant.authorization(), gate);
    }

    @Override
    public Identities identities() {
        return tenant.identities();
    }

    @Override
    public Answer<Access> proveAccess() {
        return tenant.proveAccess();
    }

    private record GatedDirectory(Directory directory, Gate gate) implements Directory {
        @Override
        public Answer<Application> upsertApplication(Blueprint blueprint) {
            gate.pass();
            return directory.upsertApplication(blueprint);
        }

        @Override
        public Answer<ServicePrincipal> upsertServicePrincipal(String appID, Blueprint blueprint) {
            gate.pass();
            return directory.upsertServicePrincipal(appID, blueprint);
        }

        @Override
        public Answer<Optional<Application>> findApplication(String uniqueName) {
            return directory.findApplication(uniqueName);
        }

        @Override
        public Answer<Optional<List<Password>>> passwords(String applicationObjectID) {
            return directory.passwords(applicationObjectID);
        }

        @Override
        public Answer<NewPassword> addPassword(
                String applicationObjectID, String marker, Instant ends) {
            gate.pass();
            return directory.addPassword(applicationObjectID, marker, ends);
        }

        @Override
        public Answer<Removal> removePassword(String applicationObjectID, String keyID) {
            gate.pass();
            return directory.removePassword(applicationObjectID, keyID);
        }

        @Override
        public Answer<Removal> deleteServicePrincipal(
                String objectID, String appID, Blueprint blueprint) {
            gate.pass();
            return directory.deleteServicePrincipal(objectID, appID, blueprint);
        }

        @Override
        public Answer<Removal> deleteApplication(String objectID, Blueprint blueprint) {
            gate.pass();
            return directory.deleteApplication(objectID, blueprint);
        }
    }

    private record GatedAuthorization(Authorization authorization, Gate gate)
            implements Authorization {
        @Override
        public Answer<List<RoleDefinition>> findRoles(String scope, String roleName) {
            return authorization.findRoles(scope, roleName);
        }

        @Override
        public Answer<Optional<RoleDefinition>> findRole(String scope, String roleID) {
            return authorization.findRole(scope, roleID);
        }

        @Override
        public Answer<Authorization.Authority> proveAuthority(String scope) {
            return authorization.proveAuthority(scope);
        }

        @Override
        public Answer<Assignment> assign(Assignment assignment) {
            gate.pass();
            return authorization.assign(assignment);
        }

        @Override
        public Answer<Removal> unassign(Assignment assignment) {
            gate.pass();
            return authorization.unassign(assignment);
        }
    }
}
