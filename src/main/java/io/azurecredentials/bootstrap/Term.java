package io.azurecredentials.bootstrap;

import io.azurecredentials.orphan.Auditor;
import io.azurecredentials.session.Collector;
import io.javaoperatorsdk.operator.Operator;

/**
 * What works while one leadership lasts.
 *
 * @param afterwards when it is over
 */
record Term(Operator operator, Auditor auditor, Collector collector, Runnable afterwards) {

    void start() {
        operator.start();
        auditor.start();
        collector.start();
    }

    boolean isStarted() {
        return operator.getRuntimeInfo().isStarted();
    }

    void stop() {
        try (collector) {
            auditor.close();
        } finally {
            afterwards.run();
            operator.stop();
        }
    }
}
