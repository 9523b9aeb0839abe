// Run by tests/bench/detector: args are the dataset and the seed.
import goldpan.data.*;
import goldpan.disk.*;
import goldpan.predict.*;
import goldpan.task.boxes.*;
import goldpan.train.detect.*;
import java.lang.management.*;

var machine = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
long before = machine.getProcessCpuTime();
Dataset d = dataset(args[0]);
TrainedDetector trained = DetectorTraining.of(d).seed(Long.parseLong(args[1])).train(Progress.SILENT, CheckpointStore.nowhere(), CacheFolder.none());
double seconds = (machine.getProcessCpuTime() - before) / 1e9;
AveragePrecision ap = AveragePrecision.of(trained.detections());
System.out.println(trained);
for (int k = 0; k < d.classes().size(); k++) {
    System.out.printf("AP@.5 %s %.3f%n", d.classes().get(k), ap.ap50(k).orElse(Double.NaN));
}
System.out.printf("mean AP@.5 %.3f, mean over overlaps %.3f, processor time %.0f s%n", ap.ap50(), ap.ap(), seconds);
