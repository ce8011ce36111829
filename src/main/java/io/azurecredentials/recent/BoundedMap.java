package io.azurecredentials.recent;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers so many things and no more: beyond that, what was longest not asked for is forgotten.
 * Not thread-safe; looking something up changes it, too.
 *
 * @param <K> what a thing is asked for by
 * @param <V> the thing
 */
public final class BoundedMap<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1L;
    private static final int USUAL_SIZE = 16;
    private static final float USUAL_LOAD = 0.75f;

    private final int most;

    /**
     * @param most how many things are remembered
     */
    public BoundedMap(int most) {
        super(USUAL_SIZE, USUAL_LOAD, true);
        this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
    }
}
