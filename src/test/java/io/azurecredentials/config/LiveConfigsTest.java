package io.azurecredentials.config;

import static io.azurecredentials.config.LiveScene.CONFIG;
import static io.azurecredentials.config.LiveScene.GOING_ON;
import static io.azurecredentials.config.LiveScene.TENANT;
import static io.azurecredentials.config.LiveScene.assertFound;
import static io.azurecredentials.config.LiveScene.reason;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Reason;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who may use a config, read where nobody reconciles it. */
class LiveConfigsTest {
    private static final String BUT_OTHERS =
            """
            , "allowedNamespaces": {"from": "Selector", "selector": {"matchExpressions":
              [{"key": "team", "operator": "NotIn", "values": ["other"]}]}}\
            """;

    private final LiveScene scene = new LiveScene();

    @AfterEach
    void stop() {
        scene.close();
    }

    @Test
    void one_that_is_there_is_found_and_read_once_a_moment() {
        scene.serve("", GOING_ON, TENANT);

        for (int i = 0; i < 10; i++) {
            assertFound(scene.find("team"));
        }
        assertThat(scene.requests()).isOne();
        scene.pass(Duration.ofMillis(500));
        assertFound(scene.find("team"));
        assertThat(scene.requests()).isEqualTo(2);
    }

    @Test
    void who_is_not_admitted_does_not_learn_whether_it_exists() {
        scene.answer(CONFIG, 404, "{}");
        assertThat(reason(scene.find("team"))).isEqualTo(Reason.CONFIG_NOT_FOUND);
        Answer<AzureConfig> missing = scene.find("other");
        scene.pass(Duration.ofSeconds(1));
        scene.serve("", GOING_ON, TENANT);

        assertThat(scene.find("other")).isEqualTo(missing);
        assertThat(reason(missing)).isEqualTo(Reason.REFERENCE_NOT_ALLOWED);
        scene.pass(Duration.ofSeconds(1));
        scene.serve("", GOING_ON + ", \"allowedNamespaces\": {\"from\": \"All\"}", TENANT);
        assertFound(scene.find("other"));
    }

    @Test
    void whose_labels_are_not_known_is_not_one_without_labels() {
        scene.serve("", GOING_ON + BUT_OTHERS, TENANT);
        scene.labelsAreKnown = false;
        assertThat(reason(scene.find("other"))).isEqualTo(Reason.KUBERNETES_UNAVAILABLE);
        scene.labelsAreKnown = true;

        for (int i = 0; i < 10; i++) {
            assertThat(reason(scene.find("other"))).isEqualTo(Reason.REFERENCE_NOT_ALLOWED);
            assertFound(scene.find("third"));
        }
        assertThat(scene.labelled()).isEqualTo(2);
    }

    /** Who asks decides what that means. */
    @Test
    void one_that_is_suspended_or_is_to_go_is_found() {
        scene.serve(
                ", \"deletionTimestamp\": \"2026-03-01T12:00:00Z\"", "\"suspend\": true", TENANT);

        assertFound(scene.find("team"));
    }

    @Test
    void an_api_server_that_fails_is_no_answer_and_is_asked_again() {
        scene.answer(CONFIG, 403, "{}");
        assertThat(reason(scene.find("team"))).isEqualTo(Reason.KUBERNETES_UNAVAILABLE);
        scene.serve("", GOING_ON, TENANT);

        assertFound(scene.find("team"));
    }
}
