package io.azurecredentials.application;

import io.azurecredentials.azure.Removal;
import io.azurecredentials.base.Answer;
import java.util.ArrayList;
import java.util.List;

/** What the removal of parts says of the whole. */
public final class Parts {
    private Parts() {}

    /** The first refusal, or what the parts say together, or that if there are none. */
    public static Answer<Removal> all(List<Answer<Removal>> parts, Removal ofNone) {
        Answer<List<Removal>> all = Answer.given(List.of());
        for (Answer<Removal> part : parts) {
            all = all.then(before -> part.map(it -> with(before, it)));
        }
        return all.map(it -> it.isEmpty() ? ofNone : together(it));
    }

    static Removal together(List<Removal> parts) {
        return parts.contains(Removal.ABSENT) ? Removal.ABSENT : Removal.REMOVED;
    }

    private static List<Removal> with(List<Removal> before, Removal next) {
        List<Removal> more = new ArrayList<>(before);
        more.add(next);
        return more;
    }
}
