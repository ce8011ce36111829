package io.azurecredentials.bootstrap;

import io.azurecredentials.credential.handover.Sweep;
import io.azurecredentials.orphan.Auditor;
import io.azurecredentials.session.Collector;
import io.javaoperatorsdk.operator.Operator;

/**
 * What works while one leadership lasts.
 *
 * @param afterwards when it is over
 */
record Term(
        Operator operator, Auditor auditor, Collector collector, Sweep sweep, Runnable afterwards) {

    void start() {
        operator.start();
        auditor.start();
        collector.start();
        sweep.start();
    }

    boolean isStarted() {
        return operator.getRuntimeInfo().isStarted();
    }

    void stop() {
        try (collector;
                sweep) {
            auditor.close();
        } finally {
            afterwards.run();
            operator.stop();
        }
    }
}
