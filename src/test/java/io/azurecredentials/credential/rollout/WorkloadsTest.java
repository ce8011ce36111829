package io.azurecredentials.credential.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.api.v1alpha1.Consumer;
import io.azurecredentials.api.v1alpha1.Consumer.Kind;
import io.azurecredentials.api.v1alpha1.Consumer.Selector;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an API server may answer that a test cluster does not. */
class WorkloadsTest {
    private static final String APPS = "/apis/apps/v1/namespaces/team/";
    private final KubernetesMockServer server = new KubernetesMockServer(false);

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.destroy();
    }

    @Test
    void one_kind_that_may_not_be_listed_is_told_and_keeps_no_other_from_being_found() {
        server.expect()
                .get()
                .withPath(APPS + "daemonsets?labelSelector=app%3Dshop")
                .andReturn(403, new StatusBuilder().withCode(403).build())
                .always();
        server.expect().get().withPath(APPS + "deployments/web").andReturn(200, web()).always();

        Found found =
                given(
                        workloads()
                                .find(
                                        "team",
                                        List.of(
                                                new Consumer(
                                                        Kind.DAEMON_SET,
                                                        null,
                                                        new Selector(Map.of("app", "shop"), null)),
                                                new Consumer(Kind.DEPLOYMENT, "web", null))));

        assertThat(found.workloads())
                .extracting(Workload::reference)
                .containsExactly("Deployment/web");
        assertThat(found.missing()).isEmpty();
        assertThat(found.obstacles())
                .singleElement()
                .extracting(Problem::reason)
                .isEqualTo(Reason.ROLLOUT_DENIED);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 422})
    void a_pod_template_that_the_api_server_does_not_take_is_told_as_such(int code) {
        server.expect()
                .patch()
                .withPath(APPS + "deployments/web?fieldManager=azure-credentials-operator")
                .andReturn(code, new StatusBuilder().withCode(code).build())
                .always();

        Answer<Restart> answer = workloads().restart(new Workload(web()), Mark.of("app", "key-1"));

        assertThat(answer).isInstanceOf(Answer.Refused.class);
        Problem problem = ((Answer.Refused<Restart>) answer).problem();
        assertThat(problem).isInstanceOf(Problem.UserError.class);
        assertThat(problem.reason()).isEqualTo(Reason.ROLLOUT_REJECTED);
        assertThat(problem.message())
                .startsWith("Deployment/web is not restarted")
                .endsWith("kubectl rollout restart deployment/web -n team");
    }

    private Workloads workloads() {
        return new Workloads(server.createClient(), () -> true, "operators");
    }

    private static Deployment web() {
        return new DeploymentBuilder()
                .withNewMetadata()
                .withName("web")
                .withNamespace("team")
                .withUid("uid-1")
                .withResourceVersion("7")
                .endMetadata()
                .withNewSpec()
                .withNewTemplate()
                .endTemplate()
                .endSpec()
                .build();
    }

    private static <T> T given(Answer<T> answer) {
        return ((Answer.Given<T>) answer).value();
    }
}
