package io.azurecredentials.login;

import io.azurecredentials.azure.SigningKeys;
import io.azurecredentials.azure.SigningKeys.Edition;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.login.jwt.KeySet;
import io.azurecredentials.login.jwt.KeySetReader;
import io.azurecredentials.login.jwt.TokenVersion;

/** Where one tenant's key sets come from. */
@FunctionalInterface
interface KeySource {
    /** Fetches the set for tokens of that version; takes a few seconds at most. */
    Answer<KeySet> fetch(TokenVersion version);

    /** Entra's documents, read. */
    static KeySource of(SigningKeys documents, KeySetReader reader) {
        return version -> documents.document(edition(version)).then(it -> read(it, reader));
    }

    private static Answer<KeySet> read(byte[] document, KeySetReader reader) {
        return reader.read(document)
                .map(Answer::given)
                .orElseGet(
                        () ->
                                Answer.refused(
                                        Problem.retryable(
                                                Reason.AZURE_UNAVAILABLE,
                                                "Entra showed no signing key that can be used.")));
    }

    private static Edition edition(TokenVersion version) {
        return switch (version) {
            case V1 -> Edition.V1;
            case V2 -> Edition.V2;
        };
    }
}
