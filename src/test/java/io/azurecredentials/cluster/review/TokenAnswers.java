package io.azurecredentials.cluster.review;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.access.User;
import io.azurecredentials.cluster.access.UserInfo;
import io.azurecredentials.cluster.failure.GoText;
import io.azurecredentials.cluster.failure.Refusals;
import io.azurecredentials.cluster.token.AccountTokens;
import io.azurecredentials.cluster.token.BearerAuthenticator;
import io.azurecredentials.cluster.token.Holder;
import io.azurecredentials.cluster.token.TokenAuthenticator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Answers reviews of tokens: whose they are, and for whom. */
record TokenAnswers(TokenAuthenticator tokens) {

    ObjectNode answer(ObjectNode review) {
        review.put("apiVersion", "authentication.k8s.io/v1").put("kind", "TokenReview");
        String token = review.path("spec").path("token").asText("");
        if (token.isEmpty()) {
            throw Refusals.badRequest("token is required for TokenReview in authentication");
        }
        List<String> wanted = wanted(review);
        ObjectNode status = review.putObject("status");
        Optional<Holder> holder = holder(token, wanted);
        if (holder.isEmpty()) {
            return refuse(review, status, "invalid bearer token");
        }
        List<String> made = holder.get().audiences();
        List<String> shared = wanted.stream().filter(made::contains).toList();
        if (shared.isEmpty()) {
            String error =
                    "invalid bearer token, token audiences "
                            + quoted(made)
                            + " is invalid for the target audiences "
                            + quoted(wanted);
            return refuse(review, status, error);
        }
        status.put("authenticated", true).set("user", UserInfo.of(holder.get().user()));
        ArrayNode audiences = status.putArray("audiences");
        shared.forEach(audiences::add);
        return review;
    }

    private static ObjectNode refuse(ObjectNode review, ObjectNode status, String error) {
        status.putObject("user");
        status.put("error", "[" + error + "]");
        return review;
    }

    private Optional<Holder> holder(String token, List<String> wanted) {
        return token.equals(BearerAuthenticator.ADMINISTRATOR)
                ? Optional.of(new Holder(User.ADMINISTRATOR, wanted))
                : tokens.holder(token, wanted);
    }

    /** The API server's own audience stands for none. */
    private static List<String> wanted(ObjectNode review) {
        List<String> audiences = new ArrayList<>();
        review.path("spec").path("audiences").forEach(a -> audiences.add(a.asText()));
        return audiences.isEmpty() ? List.of(AccountTokens.ISSUER) : audiences;
    }

    private static String quoted(List<String> audiences) {
        return audiences.stream().map(GoText::quote).collect(Collectors.joining(" ", "[", "]"));
    }
}
