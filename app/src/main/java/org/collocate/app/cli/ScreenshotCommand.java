package org.collocate.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.collocate.app.equation.Section;
import org.collocate.app.shell.WorkbenchLauncher;
import org.collocate.solver.study.StudyException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Draws the real window into a file, off screen.
@Command(name = "screenshot", description = "draws the real window into a PNG file, off screen")
final class ScreenshotCommand implements Callable<Integer> {
  private static final Pattern SIZE = Pattern.compile("\\d{3,4}x\\d{3,4}");

  @Parameters(index = "0", paramLabel = "STUDY", description = "a file, or gallery:NAME")
  private String name = "";

  @Option(names = "--out", required = true, paramLabel = "FILE.png", description = "the picture")
  private Path out = Path.of("");

  @Option(names = "--size", paramLabel = "WxH", description = "size of the window; default: ${DEFAULT-VALUE}")
  private String size = "1280x800";

  @Option(names = "--theme", paramLabel = "THEME", description = "light or dark; default: ${DEFAULT-VALUE}")
  private String theme = "light";

  @Option(names = "--stage", paramLabel = "STAGE", description = "draw, compare or train; default: ${DEFAULT-VALUE}")
  private String stage = "compare";

  @Option(names = "--section", paramLabel = "SECTION", description = "what the inspector shows: ${COMPLETION-CANDIDATES}")
  private Optional<Section> section = Optional.empty();

  @Option(names = "--text", paramLabel = "PERCENT", description = "size of letters, 80 to 200; default: ${DEFAULT-VALUE}")
  private int text = 100;

  @Option(names = "--run", description = "runs the study first")
  private boolean run;

  @Override
  public Integer call() throws IOException {
    if (!SIZE.matcher(size).matches()) {
      System.err.println("collocate: --size " + size + " is not of the form 1280x800");
      return ExitCode.WRONG;
    }
    if (!theme.equals("light") && !theme.equals("dark")) {
      System.err.println("collocate: --theme " + theme + " is neither light nor dark");
      return ExitCode.WRONG;
    }
    if (!stage.equals("draw") && !stage.equals("compare") && !stage.equals("train")) {
      System.err.println("collocate: --stage " + stage + " is none of draw, compare, train");
      return ExitCode.WRONG;
    }
    int times = size.indexOf('x');
    try {
      WorkbenchLauncher.screenshot(name, out,
          new WorkbenchLauncher.Shot(Integer.parseInt(size.substring(0, times)),
              Integer.parseInt(size.substring(times + 1)), theme, stage, section, text, run));
      return ExitCode.DONE;
    } catch (StudyException e) {
      e.faults().forEach(System.err::println);
      return ExitCode.WRONG;
    }
  }
}
