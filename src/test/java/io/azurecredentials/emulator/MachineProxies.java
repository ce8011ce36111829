package io.azurecredentials.emulator;

import io.azurecredentials.emulator.control.MachineEntry;
import io.azurecredentials.emulator.imds.Imds;
import io.azurecredentials.emulator.proxy.ConnectProxy;
import io.azurecredentials.emulator.proxy.Routes;
import io.azurecredentials.emulator.world.Machine;
import io.azurecredentials.emulator.world.ManagedIdentity;
import io.azurecredentials.emulator.world.World;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;

/** A proxy for every machine of the world, so that the metadata service knows who asks. */
record MachineProxies(Map<Machine, ConnectProxy> proxies) implements AutoCloseable {

    /** Opens them, each on any port; {@code routes} takes the machine's stamp. */
    static MachineProxies open(World world, Function<String, Routes> routes) {
        Map<Machine, ConnectProxy> proxies = new LinkedHashMap<>();
        for (Machine machine : world.machines()) {
            String stamp = Imds.MACHINE + ": " + machine.name();
            proxies.put(machine, new ConnectProxy(routes.apply(stamp), 0));
        }
        return new MachineProxies(proxies);
    }

    InetSocketAddress address(String machine) {
        return proxies.entrySet().stream()
                .filter(entry -> entry.getKey().name().equals(machine))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(machine))
                .getValue()
                .address();
    }

    List<MachineEntry> entries() {
        return proxies.entrySet().stream()
                .map(entry -> entry(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** The identity is the one that a token request without a name gets, or the first. */
    private static MachineEntry entry(Machine machine, ConnectProxy proxy) {
        Optional<ManagedIdentity> identity = machine.identities().stream().findFirst();
        return new MachineEntry(
                machine.name(),
                machine.id(),
                identity.map(ManagedIdentity::clientID).orElse(null),
                identity.map(ManagedIdentity::principalID).orElse(null),
                "http://127.0.0.1:" + proxy.address().getPort());
    }

    @Override
    public void close() {
        proxies.values().forEach(ConnectProxy::close);
    }
}
