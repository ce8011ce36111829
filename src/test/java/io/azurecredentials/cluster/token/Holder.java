package io.azurecredentials.cluster.token;

import io.azurecredentials.cluster.access.User;
import java.util.List;

/**
 * Who a token is, and for whom it was made.
 *
 * @param audiences as it names them
 */
public record Holder(User user, List<String> audiences) {}
