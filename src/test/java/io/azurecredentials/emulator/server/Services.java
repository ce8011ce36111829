package io.azurecredentials.emulator.server;

import io.azurecredentials.emulator.http.Service;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which service answers for which host.
 *
 * @param byHost host names in lower case
 */
public record Services(Map<String, Service> byHost) {

    Optional<Service> find(String host) {
        return Optional.ofNullable(byHost.get(host));
    }

    /** The operation names of all services. */
    public List<String> operations() {
        return byHost.values().stream()
                .flatMap(service -> service.operations().stream())
                .distinct()
                .sorted()
                .toList();
    }
}
