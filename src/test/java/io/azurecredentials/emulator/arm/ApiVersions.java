package io.azurecredentials.emulator.arm;

import io.azurecredentials.emulator.http.Request;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The API versions of a resource type. ARM looks at the version before it looks at the token.
 *
 * @param namespace empty for ARM's own types, which refuse in another way
 */
record ApiVersions(String namespace, List<String> supported) {

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d(-preview)?");

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

    static final ApiVersions PERMISSIONS =
            new ApiVersions(
                    "Microsoft.Authorization",
                    List.of("2015-07-01", "2018-01-01-preview", "2018-07-01", "2022-04-01"));

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

    static final ApiVersions COMPUTE =
            new ApiVersions(
                    "Microsoft.Compute",
                    List.of(
                            "2018-06-01",
                            "2018-10-01",
                            "2019-03-01",
                            "2019-07-01",
                            "2019-12-01",
                            "2020-06-01",
                            "2020-12-01",
                            "2021-03-01",
                            "2021-04-01",
                            "2021-07-01",
                            "2021-11-01",
                            "2022-03-01",
                            "2022-08-01",
                            "2022-11-01",
                            "2023-03-01",
                            "2023-07-01",
                            "2023-09-01",
                            "2024-03-01",
                            "2024-07-01",
                            "2024-11-01",
                            "2025-04-01"));

    static final ApiVersions IDENTITY =
            new ApiVersions(
                    "Microsoft.ManagedIdentity",
                    List.of(
                            "2015-08-31-preview",
                            "2018-11-30",
                            "2022-01-31-preview",
                            "2023-01-31",
                            "2023-07-31-preview",
                            "2024-11-30"));

    /** Of types that are not modelled: any date. */
    static final ApiVersions ANY = new ApiVersions("", List.of());

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
        boolean any = supported.isEmpty() && DATE.matcher(version).matches();
        if (any || supported.contains(version)) {
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
