package io.azurecredentials.cluster.rule;

import io.azurecredentials.cluster.schema.Schema;
import java.util.List;

/** What calling CEL's functions costs beyond their operands, and how large their results are. */
final class Functions {

    private static final double CHARACTER = 0.1;
    private static final double PATTERN_CHARACTER = 0.25;

    private Functions() {}

    /**
     * The call of an overload.
     *
     * @param operands the target first, if it has one
     * @param otherwise what is known of results of its type
     */
    static Estimate.Part call(
            String overload, List<Estimate.Part> operands, Estimate.Part otherwise) {
        long all = operands.stream().map(Estimate.Part::cost).reduce(0L, Sizes::plus);
        return switch (overload) {
            case "logical_and", "logical_or" -> result(all, 1);
            case "conditional" -> conditional(operands);
            case "matches_string", "matches" ->
                    result(Sizes.plus(all, matching(size(operands, 0), size(operands, 1))), 1);
            case "contains_string" ->
                    result(
                            Sizes.plus(
                                    all,
                                    Sizes.times(
                                            Sizes.part(size(operands, 0), CHARACTER),
                                            Sizes.part(size(operands, 1), CHARACTER))),
                            1);
            case "starts_with_string", "ends_with_string" ->
                    result(Sizes.plus(all, Sizes.part(size(operands, 1), CHARACTER)), 1);
            case "in_list" -> result(Sizes.plus(all, size(operands, 1)), 1);
            case "add_string", "add_bytes", "add_list" -> concatenation(overload, all, operands);
            case "lowerAscii" ->
                    result(
                            Sizes.plus(all, Sizes.part(size(operands, 0), CHARACTER)),
                            size(operands, 0));
            case "index_list", "index_map" -> element(Sizes.plus(all, 1), operands, otherwise);
            default ->
                    compares(overload)
                            ? result(Sizes.plus(all, comparison(operands)), 1)
                            : result(Sizes.plus(all, 1), otherwise.size());
        };
    }

    private static Estimate.Part result(long cost, long size) {
        return new Estimate.Part(cost, null, size);
    }

    private static long size(List<Estimate.Part> operands, int index) {
        return operands.get(index).size();
    }

    private static long matching(long text, long pattern) {
        return Sizes.times(
                Sizes.part(Sizes.plus(text, 1), CHARACTER), Sizes.part(pattern, PATTERN_CHARACTER));
    }

    private static Estimate.Part conditional(List<Estimate.Part> operands) {
        Estimate.Part yes = operands.get(1);
        Estimate.Part no = operands.get(2);
        long cost = Sizes.plus(operands.getFirst().cost(), Math.max(yes.cost(), no.cost()));
        return result(cost, Math.max(yes.size(), no.size()));
    }

    private static Estimate.Part concatenation(
            String overload, long all, List<Estimate.Part> operands) {
        long size = Sizes.plus(size(operands, 0), size(operands, 1));
        long cost = overload.equals("add_list") ? 1 : Sizes.part(size, CHARACTER);
        return result(Sizes.plus(all, cost), size);
    }

    private static Estimate.Part element(
            long cost, List<Estimate.Part> operands, Estimate.Part otherwise) {
        Schema container = operands.getFirst().schema();
        if (container == null) {
            return result(cost, otherwise.size());
        }
        return Estimate.Part.of(container.additional().orElseGet(container::items), cost);
    }

    private static boolean compares(String overload) {
        return overload.equals("equals")
                || overload.equals("not_equals")
                || overload.matches("(less|greater)(_equals)?_(string|bytes)");
    }

    /** The shorter one ends it. */
    private static long comparison(List<Estimate.Part> operands) {
        return Sizes.part(Math.min(size(operands, 0), size(operands, 1)), CHARACTER);
    }
}
