package io.azurecredentials.session.token;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A grant as texts in a row: what seals are made over, and what a batch token carries. */
final class GrantFields {
    private static final String VERSION = "1";

    /** Fields before those of which there may be several. */
    private static final int FIXED = 12;

    private GrantFields() {}

    static List<String> write(Grant grant) {
        List<String> all = new ArrayList<>();
        all.add(VERSION);
        all.add(grant.role().namespace());
        all.add(grant.role().name());
        all.add(grant.role().uid());
        all.addAll(subject(grant.subject()));
        all.add(Long.toString(grant.issuedAt().getEpochSecond()));
        all.add(Long.toString(grant.expiresAt().getEpochSecond()));
        all.add(Integer.toString(grant.policies().size()));
        all.addAll(grant.policies());
        grant.boundCIDRs().forEach(it -> all.add(it.toString()));
        return all;
    }

    /** What we sealed is as we wrote it, unless another version of us wrote it. */
    static Optional<Grant> read(List<String> fields) {
        if (fields.size() < FIXED || !fields.getFirst().equals(VERSION)) {
            return Optional.empty();
        }
        int policies = FIXED + Integer.parseInt(fields.get(FIXED - 1));
        return Optional.of(
                new Grant(
                        new RoleID(fields.get(1), fields.get(2), fields.get(3)),
                        subject(fields.subList(4, 9)),
                        fields.subList(FIXED, policies),
                        fields.subList(policies, fields.size()).stream()
                                .map(it -> AddressRange.parse(it).orElseThrow())
                                .toList(),
                        Instant.ofEpochSecond(Long.parseLong(fields.get(9))),
                        Instant.ofEpochSecond(Long.parseLong(fields.get(10)))));
    }

    private static List<String> subject(Subject subject) {
        return List.of(
                subject.tenantID(),
                subject.objectID(),
                subject.applicationID().orElse(""),
                subject.resourceID().orElse(""),
                subject.identityID().orElse(""));
    }

    private static Subject subject(List<String> fields) {
        return new Subject(
                fields.get(0),
                fields.get(1),
                given(fields.get(2)),
                given(fields.get(3)),
                given(fields.get(4)));
    }

    private static Optional<String> given(String field) {
        return Optional.of(field).filter(it -> !it.isEmpty());
    }
}
