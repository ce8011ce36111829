package io.azurecredentials.metric;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;

/**
 * A meter for each pair of words of two lists, made all at once: none is missing, and there can be
 * no other.
 */
final class Grid<A extends Enum<A>, B extends Enum<B>, M> {
    private final Map<A, Map<B, M>> meters;

    Grid(Class<A> rows, Class<B> columns, BiFunction<A, B, M> maker) {
        this.meters = new EnumMap<>(rows);
        for (A row : rows.getEnumConstants()) {
            Map<B, M> ofRow = new EnumMap<>(columns);
            for (B column : columns.getEnumConstants()) {
                ofRow.put(column, maker.apply(row, column));
            }
            meters.put(row, ofRow);
        }
    }

    M at(A row, B column) {
        return Objects.requireNonNull(Objects.requireNonNull(meters.get(row)).get(column));
    }
}
