package io.azurecredentials.process;

import io.azurecredentials.azure.Authorization.Assignment;
import io.azurecredentials.azure.Azure;
import io.azurecredentials.azure.Directory;
import io.azurecredentials.azure.Directory.Blueprint;
import io.azurecredentials.azure.Network;
import io.azurecredentials.azure.RootCredential;
import io.azurecredentials.azure.SignInAudience;
import io.azurecredentials.azure.Tenant;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Sensitive;
import io.azurecredentials.emulator.Emulator;
import io.azurecredentials.emulator.control.Inventory.Application;
import io.azurecredentials.emulator.control.Inventory.RoleAssignment;
import java.net.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Does things in Azure behind the operator's back. */
public final class Vandal {
    private final Emulator azure;
    private final Tenant tenant;
    private final Directory directory;

    /**
     * @param folder for Azure's certificate
     */
    public Vandal(Emulator azure, Path folder) {
        this.azure = azure;
        Network network =
                new Network(
                        Optional.of(new Proxy(Proxy.Type.HTTP, azure.proxy())),
                        List.of(),
                        Optional.of(azure.writeCa(folder.resolve("vandal.pem"))));
        this.tenant = new Azure(network, (_, _, _) -> {}, () -> {}).open(root());
        this.directory = tenant.directory();
    }

    /** Removes every password of the youngest application. */
    public void removePasswords() {
        Application application = youngest();
        application
                .passwords()
                .forEach(it -> directory.removePassword(application.id(), it.keyId()));
    }

    /** Removes the youngest application. */
    public void removeApplication() {
        Application application = youngest();
        directory.deleteApplication(
                application.id(),
                new Blueprint(
                        String.valueOf(application.uniqueName()),
                        "",
                        application.tags().getFirst()));
    }

    /** Takes every role away that was given. */
    public void removeAssignments() {
        azure.inventory().roleAssignments().stream()
                .map(
                        it ->
                                new Assignment(
                                        it.id().substring(it.id().lastIndexOf('/') + 1),
                                        it.scope(),
                                        it.roleDefinitionId(),
                                        it.principalId()))
                .forEach(it -> tenant.authorization().unassign(it));
    }

    /** Takes the youngest service principal out of a group. */
    void leave(String groupID) {
        given(tenant.groups().remove(groupID, principal()));
    }

    /** Makes the youngest service principal a member of a group. */
    void join(String groupID) {
        given(tenant.groups().add(groupID, principal()));
    }

    private String principal() {
        return azure.inventory().servicePrincipals().getLast().id();
    }

    /**
     * Makes an application.
     *
     * @return its object id
     */
    String makeApplication(String uniqueName, String tag) {
        return given(
                        directory.upsertApplication(
                                new Blueprint(uniqueName, "made by somebody", tag)))
                .objectID();
    }

    /**
     * Makes an application that somebody can sign in with.
     *
     * @return its object id
     */
    String makePrincipal(String uniqueName) {
        Blueprint blueprint = new Blueprint(uniqueName, "made by somebody", "somebody's");
        Directory.Application made = given(directory.upsertApplication(blueprint));
        given(directory.upsertServicePrincipal(made.appID(), blueprint));
        return made.objectID();
    }

    /**
     * Makes one for personal accounts, which can hold two passwords.
     *
     * @return its object id
     */
    String makeSmallPrincipal(String uniqueName) {
        Blueprint blueprint =
                new Blueprint(
                        uniqueName,
                        "made by somebody",
                        "somebody's",
                        SignInAudience.PERSONAL_MICROSOFT_ACCOUNT,
                        List.of());
        Directory.Application made = given(directory.upsertApplication(blueprint));
        given(directory.upsertServicePrincipal(made.appID(), blueprint));
        return made.objectID();
    }

    /** Removes an application with that unique name that {@link #makePrincipal} made. */
    void removePrincipal(String objectID, String uniqueName) {
        given(
                directory.deleteApplication(
                        objectID, new Blueprint(uniqueName, "made by somebody", "somebody's")));
    }

    /**
     * Adds a password to an application.
     *
     * @return its key id
     */
    String addPassword(String objectID, String displayName) {
        return given(
                        directory.addPassword(
                                objectID, displayName, Instant.now().plus(Duration.ofHours(1))))
                .keyID();
    }

    /**
     * The same.
     *
     * @return its text
     */
    String makeSecret(String objectID, String displayName) {
        return given(
                        directory.addPassword(
                                objectID, displayName, Instant.now().plus(Duration.ofHours(1))))
                .text()
                .reveal();
    }

    /** Removes a password from an application. */
    void removePassword(String objectID, String keyID) {
        given(directory.removePassword(objectID, keyID));
    }

    private static <T> T given(Answer<T> answer) {
        return switch (answer) {
            case Answer.Given<T>(T value) -> value;
            case Answer.Refused<T>(Problem problem) -> throw new AssertionError(problem);
        };
    }

    /** Gives a role again that the operator gave, under another name, as the portal would. */
    public void giveAgain(RoleAssignment given) {
        tenant.authorization()
                .assign(
                        new Assignment(
                                "99999999-9999-9999-9999-999999999999",
                                given.scope(),
                                given.roleDefinitionId(),
                                given.principalId()));
    }

    private Application youngest() {
        return azure.inventory().applications().getLast();
    }

    private static RootCredential root() {
        return new RootCredential(
                "adfb6898-97b2-3525-9adc-aee72945c791",
                "3a36e599-2682-3e64-abbe-16d3ba71a73f",
                Sensitive.of("fake~secret-of-root-for-the-emulator"));
    }
}
