package org.collocate.app.cli;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.collocate.models.kernel.MatrixProduct;
import org.collocate.solver.method.Solvers;
import org.collocate.viz.export.Machine;
import picocli.CommandLine.Command;

/// Says what the machine has and lacks, and how to mend it.
@Command(name = "doctor", description = "says what the machine has and lacks, and how to mend it")
final class DoctorCommand implements Callable<Integer> {
  private boolean healthy = true;

  @Override
  public Integer call() {
    say(true, "processor", Machine.cpu() + ", " + Runtime.getRuntime().availableProcessors() + " threads",
        "");
    say(Runtime.version().feature() >= 25, "Java", Runtime.version().toString(), "install a JDK 25 or newer");
    long memory = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
        .getTotalMemorySize() >> 20;
    say(memory >= 3000, "memory", memory + " MB", "4 GB are needed for meshes of a million cells");
    say(MatrixProduct.lanes() > 1, "vector instructions",
        MatrixProduct.lanes() + " doubles at once",
        "start with packaging/collocate, or with --add-modules=jdk.incubator.vector");
    say(Solvers.all().size() >= 3, "methods", String.join(", ", Solvers.ids()),
        "the installation is incomplete");
    if (Files.isDirectory(Path.of("/proc"))) {
      String display = System.getenv("DISPLAY");
      say(display != null, "display", display == null ? "none" : display,
          "without one, use collocate compare and collocate screenshot");
      boolean pango = List
          .of("/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/lib")
          .stream()
          .anyMatch(folder -> Files.exists(Path.of(folder, "libpangoft2-1.0.so.0")));
      say(pango, "text drawing", "libpangoft2-1.0",
          "sudo apt-get install libpangoft2-1.0-0 fonts-dejavu-core");
    }
    return healthy ? ExitCode.DONE : ExitCode.METHOD_FAILED;
  }

  private void say(boolean good, String what, String found, String remedy) {
    healthy &= good;
    System.out.println((good ? "ok    " : "lacks ") + what + ": " + found + (good ? "" : " – " + remedy));
  }
}
