package io.azurecredentials.cluster.rule;

import io.azurecredentials.cluster.failure.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Adds up what the rules of a schema can cost, and refuses what is beyond the limits. */
final class Costs {

    private static final long FOR_A_RULE = 10_000_000;
    private static final long FOR_ALL = 100_000_000;
    private static final String ADVICE =
            " (try simplifying the rule, or adding maxItems, maxProperties, and maxLength where"
                    + " arrays, maps, and strings are declared)";

    private final List<FieldError> errors;
    private final List<String> expensive = new ArrayList<>();
    private long total;

    /** Tells refusals to {@code errors}. */
    Costs(List<FieldError> errors) {
        this.errors = errors;
    }

    /** Counts the expression at {@code path}; false if it costs too much by itself. */
    boolean affords(String path, String what, long cost) {
        total = Sizes.plus(total, cost);
        if (cost > FOR_A_RULE / 10) {
            expensive.add(path);
        }
        if (cost > FOR_A_RULE) {
            errors.add(
                    FieldError.forbidden(
                            path, "estimated " + what + " cost" + exceeds(cost, FOR_A_RULE)));
        }
        return cost <= FOR_A_RULE;
    }

    /** Refuses the whole schema at {@code path} if its rules together cost too much. */
    void finish(String path) {
        if (total <= FOR_ALL) {
            return;
        }
        expensive.forEach(
                rule ->
                        errors.add(
                                FieldError.forbidden(
                                        rule,
                                        "contributed to estimated rule cost total exceeding cost"
                                                + " limit for entire OpenAPIv3 schema")));
        errors.add(
                FieldError.forbidden(
                        path,
                        "x-kubernetes-validations estimated rule cost total for entire OpenAPIv3"
                                + " schema"
                                + exceeds(total, FOR_ALL)));
    }

    private static String exceeds(long cost, long limit) {
        double factor = (double) cost / limit;
        String times =
                factor > 100 ? "more than 100x" : String.format(Locale.ROOT, "%.1fx", factor);
        return " exceeds budget by factor of " + times + ADVICE;
    }
}
