package io.azurecredentials.process;

import io.azurecredentials.cluster.journal.Request;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import java.util.List;
import java.util.stream.Stream;

/** The Events of the quickstart's namespace. */
final class Told {
    private final Installation installation;

    Told(Installation installation) {
        this.installation = installation;
    }

    /** Type, reason and object of each, such as {@code Normal Issued AzureCredential/app}. */
    List<String> lines() {
        return events().stream().map(Told::line).toList();
    }

    /** What they say. */
    List<String> notes() {
        return events().stream().map(Event::getNote).toList();
    }

    /** How many have that reason. */
    int count(String reason) {
        return (int) events().stream().filter(it -> it.getReason().equals(reason)).count();
    }

    /** Every try to write one, refused ones included, as far as the cluster tells of them. */
    Stream<Request> tries() {
        return installation.cluster().own().stream()
                .flatMap(it -> it.requests().stream())
                .filter(it -> it.verb().equals("create") && it.resource().equals("events"));
    }

    private static String line(Event event) {
        return "%s %s %s/%s"
                .formatted(
                        event.getType(),
                        event.getReason(),
                        event.getRegarding().getKind(),
                        event.getRegarding().getName());
    }

    private List<Event> events() {
        return installation
                .client()
                .events()
                .v1()
                .events()
                .inNamespace(installation.sample().namespace())
                .list()
                .getItems();
    }
}
