package io.azurecredentials.emulator.arm;

import io.azurecredentials.emulator.http.Request;
import java.util.List;

/**
 * The API versions of a resource type. ARM looks at the version before it looks at the token.
 *
 * @param namespace empty for ARM's own types, which refuse in another way
 */
record ApiVersions(String namespace, List<String> supported) {

    static final ApiVersions ROLE_ASSIGNMENTS =
            new ApiVersions(
                    "Microsoft.Authorization",
                    List.of(
                            "2015-07-01",
                            "2017-10-01-preview",
                            "2018-01-01-preview",
                            "2018-07-01",
                            "2018-09-01-preview",
                            "2020-03-01-preview",
                            "2020-04-01-preview",
                            "2020-08-01-preview",
                            "2020-10-01-preview",
                            "2021-04-01-preview",
                            "2022-01-01-preview",
                            "2022-04-01"));

    static final ApiVersions ROLE_DEFINITIONS =
            new ApiVersions(
                    "Microsoft.Authorization",
                    List.of(
                            "2015-07-01",
                            "2018-01-01-preview",
                            "2018-07-01",
                            "2022-04-01",
                            "2022-05-01-preview",
                            "2023-07-01-preview"));

    static final ApiVersions RESOURCES =
            new ApiVersions(
                    "",
                    List.of(
                            "2014-04-01-preview",
                            "2015-01-01",
                            "2015-11-01",
                            "2016-02-01",
                            "2016-06-01",
                            "2016-09-01",
                            "2017-05-10",
                            "2018-02-01",
                            "2018-05-01",
                            "2019-03-01",
                            "2019-05-01",
                            "2019-05-10",
                            "2019-06-01",
                            "2019-07-01",
                            "2019-08-01",
                            "2019-10-01",
                            "2019-11-01",
                            "2020-01-01",
                            "2020-06-01",
                            "2020-08-01",
                            "2020-10-01",
                            "2021-01-01",
                            "2021-04-01",
                            "2022-01-01",
                            "2022-09-01",
                            "2022-12-01",
                            "2023-07-01",
                            "2024-03-01",
                            "2024-07-01",
                            "2024-11-01",
                            "2025-04-01"));

    /** Refuses a request without a version, or with one that the type does not have. */
    void demand(Request request) {
        String version =
                request.query()
                        .nonEmpty("api-version")
                        .orElseThrow(
                                () ->
                                        ArmRefusal.badRequest(
                                                "MissingApiVersionParameter",
                                                "The api-version query parameter (?api-version=) is"
                                                        + " required for all requests."));
        if (supported.contains(version)) {
            return;
        }
        if (!namespace.isEmpty()) {
            throw new ArmRefusal(
                    404,
                    "InvalidResourceType",
                    "The resource type could not be found in the namespace '%s' for api version '%s'."
                            .formatted(namespace, version));
        }
        throw ArmRefusal.badRequest(
                "InvalidApiVersionParameter",
                "The api-version '%s' is invalid. The supported versions are '%s'."
                        .formatted(version, String.join(",", supported)));
    }
}
