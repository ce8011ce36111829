package io.azurecredentials.azure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class CloudIssuersTest {
    private static final String TENANT = "abcdef00-0000-0000-0000-000000000001";

    @Test
    void each_cloud_has_two_issuers_of_a_tenant() {
        assertThat(issuers(Cloud.PUBLIC))
                .containsExactly(
                        "https://sts.windows.net/" + TENANT + "/",
                        "https://login.microsoftonline.com/" + TENANT + "/v2.0");
        assertThat(issuers(Cloud.US_GOVERNMENT))
                .containsExactly(
                        "https://sts.windows.net/" + TENANT + "/",
                        "https://login.microsoftonline.us/" + TENANT + "/v2.0");
        assertThat(issuers(Cloud.CHINA))
                .containsExactly(
                        "https://sts.chinacloudapi.cn/" + TENANT + "/",
                        "https://login.partner.microsoftonline.cn/" + TENANT + "/v2.0");
    }

    @Test
    void a_tenant_is_written_in_lower_case_in_every_locale() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.of("tr"));
        try {
            assertThat(Cloud.PUBLIC.issuerV1(TENANT.toUpperCase(Locale.ROOT)))
                    .isEqualTo(Cloud.PUBLIC.issuerV1(TENANT));
        } finally {
            Locale.setDefault(before);
        }
    }

    private static List<String> issuers(Cloud cloud) {
        return List.of(cloud.issuerV1(TENANT), cloud.issuerV2(TENANT));
    }
}
