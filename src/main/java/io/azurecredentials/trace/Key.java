package io.azurecredentials.trace;

import static io.opentelemetry.api.common.AttributeKey.longKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;

import io.opentelemetry.api.common.AttributeKey;

/**
 * Names of attributes.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/http/http-spans/">Semantic conventions
 *     for HTTP spans</a>
 */
final class Key {
    static final AttributeKey<String> METHOD = stringKey("http.request.method");
    static final AttributeKey<Long> RESENDS = longKey("http.request.resend_count");
    static final AttributeKey<Long> STATUS = longKey("http.response.status_code");
    static final AttributeKey<String> ROUTE = stringKey("http.route");
    static final AttributeKey<String> TEMPLATE = stringKey("url.template");
    static final AttributeKey<String> ERROR = stringKey("error.type");
    static final AttributeKey<String> NAMESPACE = stringKey("k8s.namespace.name");
    static final AttributeKey<String> SERVICE = stringKey("service.name");
    static final AttributeKey<String> INSTANCE = stringKey("service.instance.id");

    /** OpenTelemetry has no names for these. */
    static final AttributeKey<String> KIND = stringKey("azurecredentials.kind");

    static final AttributeKey<String> NAME = stringKey("azurecredentials.name");
    static final AttributeKey<String> RESULT = stringKey("azurecredentials.result");
    static final AttributeKey<String> TENANT = stringKey("azurecredentials.tenant");
    static final AttributeKey<String> DEED = stringKey("azurecredentials.deed");
    static final AttributeKey<String> REASON = stringKey("azurecredentials.reason");
    static final AttributeKey<String> REQUEST = stringKey("azurecredentials.request");
    static final AttributeKey<String> RESOURCE = stringKey("azurecredentials.resource");

    private Key() {}
}
