package io.azurecredentials.chaos.sabotage;

import io.azurecredentials.azure.Authorization;
import io.azurecredentials.azure.Authorization.Assignment;
import io.azurecredentials.azure.Directory;
import io.azurecredentials.azure.Directory.Blueprint;
import io.azurecredentials.azure.Removal;
import io.azurecredentials.base.Answer;

/** Every removal succeeds, whatever Azure says. */
public final class ErrorSwallowed {
    private ErrorSwallowed() {}

    @InPlaceOf(Directory.class)
    public static Answer<Removal> deleteApplication(
            Directory directory, String objectID, Blueprint blueprint) {
        return swallowed(directory.deleteApplication(objectID, blueprint));
    }

    @InPlaceOf(Directory.class)
    public static Answer<Removal> deleteServicePrincipal(
            Directory directory, String objectID, String appID, Blueprint blueprint) {
        return swallowed(directory.deleteServicePrincipal(objectID, appID, blueprint));
    }

    @InPlaceOf(Directory.class)
    public static Answer<Removal> removePassword(
            Directory directory, String applicationObjectID, String keyID) {
        return swallowed(directory.removePassword(applicationObjectID, keyID));
    }

    @InPlaceOf(Authorization.class)
    public static Answer<Removal> unassign(Authorization authorization, Assignment assignment) {
        return swallowed(authorization.unassign(assignment));
    }

    private static Answer<Removal> swallowed(Answer<Removal> answer) {
        return answer instanceof Answer.Refused<Removal> ? Answer.given(Removal.REMOVED) : answer;
    }
}
