package io.azurecredentials.benchmark;

import io.azurecredentials.emulator.EmulatorBenchmark;
import java.util.List;

/** How fast the emulator is, so that no other benchmark measures it by mistake. */
final class EmulatorFigures {

    private EmulatorFigures() {}

    static List<Figure> run() {
        return EmulatorBenchmark.run().stream().map(EmulatorFigures::figure).toList();
    }

    private static Figure figure(EmulatorBenchmark.Measured measured) {
        return measured.reference().isPresent()
                ? Figure.of(
                        measured.metric(),
                        measured.unit(),
                        measured.value(),
                        measured.reference().getAsDouble())
                : Figure.of(measured.metric(), measured.unit(), measured.value());
    }
}
