package io.azurecredentials.orphan;

import io.azurecredentials.azure.Directory;
import io.azurecredentials.azure.Directory.ApplicationState;
import io.azurecredentials.azure.Directory.Inspection;
import io.azurecredentials.azure.Directory.Password;
import io.azurecredentials.base.Answer;
import io.azurecredentials.orphan.policy.Marks;
import io.azurecredentials.orphan.policy.Thing;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a tenant shows under our marks. */
final class Census {
    private final Marks marks;

    Census(Marks marks) {
        this.marks = marks;
    }

    /**
     * Applications of ours, and passwords of ours on them and on those that are named; all of it or
     * a refusal.
     *
     * @param named object ids of applications that some status names, tagged or not
     * @param clientIDs of applications that AzureConfigs sign in with, or did
     */
    Answer<List<Thing>> of(Directory directory, Set<String> named, Set<String> clientIDs) {
        return directory
                .applicationsTagged(marks.tag())
                .then(tagged -> withOthers(directory, tagged, named))
                .then(before -> withRoots(directory, before, clientIDs));
    }

    private Answer<List<Thing>> withRoots(
            Directory directory, List<Thing> before, Set<String> clientIDs) {
        Set<Thing> all = new LinkedHashSet<>(before);
        Answer<Set<Thing>> census = Answer.given(all);
        for (String it : clientIDs) {
            census =
                    census.then(
                            things -> directory.inspectApp(it).map(found -> with(things, found)));
        }
        return census.map(List::copyOf);
    }

    private Set<Thing> with(Set<Thing> before, Optional<Inspection> found) {
        found.map(Inspection::application)
                .ifPresent(it -> before.addAll(passwords(it.ids().objectID(), it.passwords())));
        return before;
    }

    private Answer<List<Thing>> withOthers(
            Directory directory, List<ApplicationState> tagged, Set<String> named) {
        List<Thing> all = new ArrayList<>();
        Set<String> others = new HashSet<>(named);
        for (ApplicationState it : tagged) {
            String objectID = it.ids().objectID();
            List<Thing> ours = application(it);
            all.addAll(ours);
            if (!ours.isEmpty() || named.contains(objectID)) {
                all.addAll(passwords(objectID, it.passwords()));
                others.remove(objectID);
            }
        }
        Answer<List<Thing>> census = Answer.given(all);
        for (String it : others) {
            census = census.then(before -> withPasswords(directory, before, it));
        }
        return census;
    }

    private Answer<List<Thing>> withPasswords(
            Directory directory, List<Thing> before, String objectID) {
        return directory
                .passwords(objectID)
                .map(
                        listed -> {
                            listed.ifPresent(it -> before.addAll(passwords(objectID, it)));
                            return before;
                        });
    }

    private List<Thing> application(ApplicationState state) {
        return marks.ownerOf(state.uniqueName(), state.tags()).stream()
                .<Thing>map(
                        uid ->
                                new Thing.Application(
                                        state.ids().objectID(),
                                        state.uniqueName(),
                                        state.displayName(),
                                        uid))
                .toList();
    }

    private List<Thing> passwords(String objectID, List<Password> listed) {
        return listed.stream()
                .filter(it -> marks.isOurs(it.marker()))
                .<Thing>map(it -> new Thing.Password(objectID, it.keyID(), it.marker()))
                .toList();
    }
}
