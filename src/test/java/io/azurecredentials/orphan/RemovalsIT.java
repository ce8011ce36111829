package io.azurecredentials.orphan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azurecredentials.azure.Authorization.Assignment;
import io.azurecredentials.azure.Azure;
import io.azurecredentials.azure.Directory;
import io.azurecredentials.azure.Directory.Application;
import io.azurecredentials.azure.Directory.Blueprint;
import io.azurecredentials.azure.Network;
import io.azurecredentials.azure.Removal;
import io.azurecredentials.azure.RootCredential;
import io.azurecredentials.azure.Tenant;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.base.Sensitive;
import io.azurecredentials.emulator.Emulator;
import io.azurecredentials.emulator.control.Inventory;
import io.azurecredentials.emulator.world.World;
import io.azurecredentials.orphan.policy.Marks;
import io.azurecredentials.orphan.policy.Thing;
import java.net.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemovalsIT {
    private static final Marks MARKS = new Marks("blue");
    private static final String UID = "8f6c2a34-0d5e-4c1b-9b6e-1a2b3c4d5e6f";
    private static final String NAME = MARKS.owner(UID).uniqueName(1);
    private static final String MARKER = MARKS.owner(UID).marker(1, "0badc0de");
    private static final Blueprint BLUEPRINT = new Blueprint(NAME, "app", MARKS.tag());
    private static final Instant ENDS = Instant.parse("2099-01-01T00:00:00Z");
    private static final String READER = "acdd72a7-3385-48ef-bd42-f606fba81ae7";

    @TempDir Path folder;
    private final Emulator emulator = Emulator.start(World.standard());
    private final Removals removals = new Removals(MARKS);
    private boolean leading = true;
    private Azure azure;
    private Tenant tenant;
    private Directory directory;
    private Application application;

    @BeforeEach
    void make() {
        azure =
                new Azure(
                        new Network(
                                Optional.of(new Proxy(Proxy.Type.HTTP, emulator.proxy())),
                                List.of(),
                                Optional.of(emulator.writeCa(folder.resolve("ca.pem")))),
                        (_, _, _) -> {},
                        this::check);
        World world = emulator.world();
        tenant =
                azure.open(
                        new RootCredential(
                                world.tenantID(),
                                world.root().clientID(),
                                Sensitive.of(world.root().clientSecret())));
        directory = tenant.directory();
        application = given(directory.upsertApplication(BLUEPRINT));
        String principal =
                given(directory.upsertServicePrincipal(application.appID(), BLUEPRINT)).objectID();
        given(
                tenant.authorization()
                        .assign(
                                new Assignment(
                                        UUID.randomUUID().toString(),
                                        world.resourceGroup("rg-app").id(),
                                        world.subscription().scope()
                                                + "/providers/Microsoft.Authorization/roleDefinitions/"
                                                + READER,
                                        principal)));
        given(directory.addPassword(application.objectID(), MARKER, ENDS));
    }

    @AfterEach
    void stop() {
        azure.close();
        emulator.close();
    }

    @Test
    void an_application_goes_with_all_that_hangs_on_it_and_may_be_gone_already() {
        assertThat(given(remove(application()))).isEqualTo(Removal.REMOVED);
        assertThat(emulator.inventory()).matches(Inventory::isEmpty);

        assertThat(given(remove(application()))).isEqualTo(Removal.ABSENT);
        assertThat(emulator.unmodelled()).isEmpty();
    }

    @Test
    void an_application_that_lost_our_tag_meanwhile_stays_as_it_is() {
        given(directory.upsertApplication(new Blueprint(NAME, "app", "theirs")));
        Inventory before = emulator.inventory();

        assertThat(remove(application()))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        it -> assertThat(it.problem().reason()).isEqualTo(Reason.NOT_OURS));
        assertThat(emulator.inventory()).isEqualTo(before);
    }

    @Test
    void a_password_goes_by_its_key_and_its_name() {
        String keyID = password().keyId();

        assertThat(given(remove(password(keyID, "made by hand")))).isEqualTo(Removal.ABSENT);
        assertThat(given(remove(password(UUID.randomUUID().toString(), MARKER))))
                .isEqualTo(Removal.ABSENT);
        assertThat(password().keyId()).isEqualTo(keyID);

        assertThat(given(remove(password(keyID, MARKER)))).isEqualTo(Removal.REMOVED);
        assertThat(given(remove(password(keyID, MARKER)))).isEqualTo(Removal.ABSENT);
        assertThat(emulator.inventory().applications().getFirst().passwords()).isEmpty();
    }

    @Test
    void who_does_not_lead_removes_nothing() {
        Inventory before = emulator.inventory();
        leading = false;

        assertThatThrownBy(() -> remove(application())).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> remove(password(password().keyId(), MARKER)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(emulator.inventory()).isEqualTo(before);
    }

    private void check() {
        if (!leading) {
            throw new IllegalStateException("somebody else leads");
        }
    }

    private Answer<Removal> remove(Thing thing) {
        return removals.remove(tenant, Set.of(emulator.world().subscription().scope()), thing);
    }

    private Thing application() {
        return new Thing.Application(application.objectID(), NAME, "app", UID);
    }

    private Thing password(String keyID, String marker) {
        return new Thing.Password(application.objectID(), keyID, marker);
    }

    private Inventory.Password password() {
        return emulator.inventory().applications().getFirst().passwords().getFirst();
    }

    private static <T> T given(Answer<T> answer) {
        return switch (answer) {
            case Answer.Given<T>(T value) -> value;
            case Answer.Refused<T>(Problem problem) -> throw new AssertionError(problem);
        };
    }
}
