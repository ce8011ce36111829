package io.azurecredentials.emulator.world;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The {@code tenants}, {@code subscriptions} and {@code resourceGroups} of a {@link WorldFile}. */
record PlacesFile(WorldDraft draft) {
    private static final Map<String, Cloud> CLOUDS =
            Map.of(
                    "public", Cloud.PUBLIC,
                    "usGovernment", Cloud.US_GOVERNMENT,
                    "china", Cloud.CHINA);

    void read(Entry file) {
        file.entries("tenants", "name", "id", "domain", "cloud").forEach(this::tenant);
        file.entries(
                        "subscriptions",
                        "name",
                        "id",
                        "tenant",
                        "managementGroups",
                        "resourceProviders")
                .forEach(this::subscription);
        file.entries("resourceGroups", "name", "location", "subscription")
                .forEach(this::resourceGroup);
    }

    private void tenant(Entry entry) {
        String name = entry.text("name");
        String word = entry.text("cloud", "public");
        Cloud cloud = CLOUDS.get(word);
        if (cloud == null) {
            throw entry.wrong("cloud", "is '" + word + "', not public, usGovernment or china.");
        }
        String domain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        Tenant tenant =
                Tenant.named(name, entry.text("domain", domain + ".onmicrosoft.com"), cloud);
        draft.put(
                new Tenant(
                        entry.text("id", tenant.id()),
                        name,
                        tenant.domain(),
                        cloud,
                        List.of(),
                        List.of()));
    }

    private void subscription(Entry entry) {
        String name = entry.text("name");
        List<String> providers = entry.texts("resourceProviders");
        draft.put(
                new Subscription(
                        entry.text("id", Ids.of("subscription", name)),
                        name,
                        draft.tenant(entry).id(),
                        List.of(),
                        entry.texts("managementGroups"),
                        providers.isEmpty() ? Subscription.USUAL_PROVIDERS : providers));
    }

    private void resourceGroup(Entry entry) {
        Subscription subscription = draft.subscription(entry);
        ResourceGroup group =
                new ResourceGroup(
                        subscription.id(),
                        entry.text("name"),
                        entry.text("location", "westeurope"));
        draft.put(subscription.withResourceGroups(List.of(group)));
    }
}
