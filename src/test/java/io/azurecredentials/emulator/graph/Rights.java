package io.azurecredentials.emulator.graph;

import io.azurecredentials.emulator.directory.DirectoryObject;
import io.azurecredentials.emulator.directory.ObjectType;
import io.azurecredentials.emulator.entra.Caller;
import java.util.Collections;
import java.util.Set;

/**
 * What a caller's application permissions allow. Learned from Microsoft's permissions reference:
 * with {@code Application.ReadWrite.OwnedBy} all applications may be read, but only owned ones
 * written.
 */
record Rights(Caller caller) {

    private static final Set<String> WRITE_ALL =
            Set.of("Application.ReadWrite.All", "Directory.ReadWrite.All");
    private static final String WRITE_OWNED = "Application.ReadWrite.OwnedBy";
    private static final Set<String> READ_APPLICATIONS =
            Set.of(
                    "Application.Read.All",
                    "Application.ReadWrite.All",
                    WRITE_OWNED,
                    "Directory.Read.All",
                    "Directory.ReadWrite.All");
    private static final Set<String> READ_GROUPS =
            Set.of(
                    "Group.Read.All",
                    "Group.ReadWrite.All",
                    "GroupMember.Read.All",
                    "GroupMember.ReadWrite.All",
                    "Directory.Read.All",
                    "Directory.ReadWrite.All");
    private static final Set<String> WRITE_MEMBERS =
            Set.of("GroupMember.ReadWrite.All", "Group.ReadWrite.All", "Directory.ReadWrite.All");
    private static final Set<String> WRITE_GROUPS =
            Set.of("Group.ReadWrite.All", "Directory.ReadWrite.All");

    private static final Set<String> GRANTS =
            Set.of("DelegatedPermissionGrant.ReadWrite.All", "Directory.ReadWrite.All");
    private static final Set<String> READ_USERS =
            Set.of(
                    "User.Read.All",
                    "User.ReadWrite.All",
                    "Directory.Read.All",
                    "Directory.ReadWrite.All");
    private static final Set<String> WRITE_USERS =
            Set.of("User.ReadWrite.All", "Directory.ReadWrite.All");

    /** To grant delegated permissions in the name of people. */
    void demandGrants() {
        demand(GRANTS);
    }

    /** To give roles of applications to principals. */
    void demandAssignRoles() {
        demand(Set.of("AppRoleAssignment.ReadWrite.All"));
    }

    void demandReadApplications() {
        demand(READ_APPLICATIONS);
    }

    void demandReadGroups() {
        demand(READ_GROUPS);
    }

    void demandReadMemberships() {
        if (!has(READ_GROUPS) && !has(READ_APPLICATIONS)) {
            throw GraphRefusal.denied();
        }
    }

    void demandWriteMembers() {
        demand(WRITE_MEMBERS);
    }

    void demandWriteGroups() {
        demand(WRITE_GROUPS);
    }

    /** To create applications, or service principals for one's own. */
    void demandCreateApplications() {
        if (!mayWriteAll() && !caller.roles().contains(WRITE_OWNED)) {
            throw GraphRefusal.denied();
        }
    }

    void demandReadUsers() {
        demand(READ_USERS);
    }

    void demandWriteUsers() {
        demand(WRITE_USERS);
    }

    /** To change, delete or restore this object. */
    void demandWrite(DirectoryObject object) {
        if (object.type() == ObjectType.GROUP) {
            demandWriteGroups();
            return;
        }
        boolean owned =
                caller.roles().contains(WRITE_OWNED) && object.owners().contains(caller.objectID());
        if (!mayWriteAll() && !owned) {
            throw GraphRefusal.denied();
        }
    }

    boolean mayWriteAll() {
        return has(WRITE_ALL);
    }

    private void demand(Set<String> any) {
        if (!has(any)) {
            throw GraphRefusal.denied();
        }
    }

    private boolean has(Set<String> any) {
        return !Collections.disjoint(caller.roles(), any);
    }
}
