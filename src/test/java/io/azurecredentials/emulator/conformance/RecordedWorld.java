package io.azurecredentials.emulator.conformance;

import io.azurecredentials.emulator.http.Form;
import io.azurecredentials.emulator.http.Json;
import io.azurecredentials.emulator.imds.Imds;
import io.azurecredentials.emulator.world.Application;
import io.azurecredentials.emulator.world.ClientSecret;
import io.azurecredentials.emulator.world.Cloud;
import io.azurecredentials.emulator.world.Machine;
import io.azurecredentials.emulator.world.ManagedIdentity;
import io.azurecredentials.emulator.world.ResourceGroup;
import io.azurecredentials.emulator.world.RoleGrant;
import io.azurecredentials.emulator.world.Subscription;
import io.azurecredentials.emulator.world.Tenant;
import io.azurecredentials.emulator.world.World;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The world in which a scenario was recorded, as far as its addresses show it. */
final class RecordedWorld {

    /** The name of the machine in which the scenario ran, if it asked for a managed identity. */
    static final String MACHINE = "recorded";

    /**
     * The name of an application that may do nothing, for what Azure forbade the recorded caller.
     */
    static final String STRANGER = "stranger";

    static final String DOMAIN = "recorded.onmicrosoft.com";

    private static final String NOWHERE = "00000000-0000-0000-0000-000000000000";
    private static final Pattern SUBSCRIPTION =
            Pattern.compile("/subscriptions/([0-9a-fA-F-]{36})", Pattern.CASE_INSENSITIVE);
    private static final Pattern TENANT =
            Pattern.compile(
                    "(?:graph.microsoft.com/v2/|login.microsoftonline.com/)([0-9a-f-]{36})");

    private static final Pattern PROVIDER =
            Pattern.compile("/providers/([a-z0-9.]+)", Pattern.CASE_INSENSITIVE);

    private RecordedWorld() {}

    /** A world with the recorded tenant and subscriptions, and an administrator of all of it. */
    static World of(Scenario scenario) {
        Set<String> subscriptions = new LinkedHashSet<>();
        String tenant = NOWHERE;
        for (Interaction interaction : scenario.interactions()) {
            first(SUBSCRIPTION, interaction.url()).ifPresent(subscriptions::add);
            String location = interaction.response().path("headers").path("location").asText("");
            tenant = first(TENANT, interaction.url() + " " + location).orElse(tenant);
        }
        String id = tenant;
        if (subscriptions.isEmpty()) {
            subscriptions.add(NOWHERE);
        }
        World world =
                new World(
                        List.of(
                                new Tenant(
                                        id,
                                        "Recorded",
                                        DOMAIN,
                                        Cloud.PUBLIC,
                                        applications(scenario),
                                        List.of())),
                        subscriptions.stream().map(s -> subscription(s, id, scenario)).toList());
        return scenario.interactions().stream()
                .filter(interaction -> interaction.host().equals(Imds.HOST))
                .findFirst()
                .map(asked -> world.withMachines(machine(asked)))
                .orElse(world);
    }

    /** Registered for everything, except what the recording shows it was not registered for. */
    private static Subscription subscription(String id, String tenant, Scenario scenario) {
        Set<String> providers = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        providers.addAll(azureProviders());
        for (Interaction interaction : scenario.interactions()) {
            Matcher provider = PROVIDER.matcher(interaction.url());
            boolean lacking =
                    interaction.body().path("registrationState").asText().equals("NotRegistered")
                            || interaction
                                    .body()
                                    .path("error")
                                    .path("code")
                                    .asText()
                                    .equals("MissingSubscriptionRegistration");
            if (lacking && provider.find()) {
                providers.remove(provider.group(1));
            }
        }
        return new Subscription(
                id, "Recorded", tenant, List.of(), List.of(), List.copyOf(providers));
    }

    private static List<String> azureProviders() {
        return Json.resource("/emulator/arm/providers.json")
                .valueStream()
                .map(entry -> entry.path("namespace").asText())
                .toList();
    }

    private static List<Application> applications(Scenario scenario) {
        List<Application> applications = new ArrayList<>();
        applications.add(
                Application.named(World.ROOT)
                        .withGraphPermissions(
                                "Application.ReadWrite.All",
                                "AppRoleAssignment.ReadWrite.All",
                                "Directory.ReadWrite.All")
                        .withRoles(new RoleGrant("Owner", "/")));
        applications.add(Application.named(STRANGER));
        scenario.interactions().stream()
                .filter(i -> i.request().path("form").has("client_id"))
                .findFirst()
                .map(RecordedWorld::client)
                .ifPresent(applications::add);
        return applications;
    }

    /**
     * The application that signed in. Its secret was the one it sent, unless it was told otherwise.
     */
    private static Application client(Interaction signIn) {
        String id = signIn.request().path("form").path("client_id").asText();
        String sent = signIn.request().path("form").path("client_secret").asText("none");
        boolean wrong = signIn.body().path("error_codes").path(0).asInt() == 7000215;
        String text = wrong ? "fake~other" : sent;
        return Application.named("recorded")
                .withClientID(id)
                .withSecrets(new ClientSecret("recorded", "recorded", text, World.FAR_FUTURE));
    }

    /** The machine that asked, with the identity that it named as its own. */
    private static Machine machine(Interaction asked) {
        ResourceGroup group = new ResourceGroup(NOWHERE, "recorded", "westus");
        Machine machine = Machine.of(Machine.Kind.VIRTUAL_MACHINE, group, MACHINE);
        Form query = Form.parse(asked.url().substring(asked.url().indexOf('?') + 1));
        ManagedIdentity own = ManagedIdentity.named(group, MACHINE);
        return machine.withOwnIdentity(
                query.nonEmpty("client_id").map(own::withClientID).orElse(own));
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
