package io.azurecredentials.emulator.http;

/** A request that reached a modelled operation but asks for something that nobody modelled. */
public final class Unmodelled extends RuntimeException {
    public Unmodelled(String what) {
        super(what);
    }
}
