package io.azurecredentials.cluster.access;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.resource.ObjectKey;
import io.azurecredentials.cluster.resource.ResourceType;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Has the last word on a valid write, before it is committed. */
public interface Admission {

    /**
     * A write that is about to happen.
     *
     * @param operation {@code CREATE}, {@code UPDATE} or {@code DELETE}
     * @param object as it will be; null at deletion
     * @param old as it is; null at creation
     * @param warnings takes sentences for the answer's Warning headers
     */
    record Write(
            User user,
            String operation,
            ResourceType type,
            String subresource,
            ObjectKey key,
            @Nullable ObjectNode object,
            @Nullable ObjectNode old,
            boolean dryRun,
            Consumer<String> warnings) {}

    /**
     * Returns if the write may happen.
     *
     * @throws io.azurecredentials.cluster.failure.ApiException if it may not
     */
    void review(Write write);

    /** Admits what all of them admit, asked in order. */
    static Admission all(Admission... each) {
        return write -> {
            for (Admission admission : each) {
                admission.review(write);
            }
        };
    }

    /** Admits everything. */
    Admission ADMIT_ALL = write -> {};
}
