package org.collocate.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import javafx.application.Platform;
import org.collocate.app.concurrent.FxThread;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final String TOOLKIT = "javafx..";
  private static final JavaClasses ALL = new ClassFileImporter()
      .withImportOption(new ImportOption.DoNotIncludeTests())
      .importPackages("org.collocate");

  @Test
  void allModulesAreLookedAt() {
    assertThat(ALL.stream().map(type -> type.getPackageName().split("\\.", -1)[2]).distinct())
        .contains("solver", "models", "viz", "app", "resources");
  }

  @Test
  void onlyTheWindowKnowsTheToolkit() {
    holds(noClasses().that()
        .resideOutsideOfPackages("org.collocate.app..", "org.collocate.viz.view..",
            "org.collocate.viz.surface..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(TOOLKIT)
        .because("solvers, models and pictures must work where there is no toolkit"));
  }

  @Test
  void theCommandLineWorksWithoutToolkit() {
    holds(noClasses().that()
        .resideInAnyPackage("org.collocate.app.cli..", "org.collocate.app.document..",
            "org.collocate.app.run..", "org.collocate.app.forecast..", "org.collocate.app.seal..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(TOOLKIT)
        .because("a study is read, run and kept on machines without a screen"));
  }

  @Test
  void viewModelsKnowNoControls() {
    holds(noClasses().that()
        .haveSimpleNameEndingWith("ViewModel")
        .or()
        .haveSimpleName("StudyEditor")
        .or()
        .haveSimpleName("PictureMaker")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(TOOLKIT)
        .because("what the window knows is tested without a toolkit"));
  }

  @Test
  void oneClassHandsWorkToTheToolkit() {
    holds(noClasses().that()
        .doNotBelongToAnyOf(FxThread.class)
        .should()
        .callMethod(Platform.class, "runLater", Runnable.class)
        .because("frames are coalesced in one place"));
  }

  @Test
  void solversKnowNeitherModelsNorPictures() {
    holds(noClasses().that()
        .resideInAnyPackage("org.collocate.solver..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.collocate.models..", "org.collocate.viz..", "org.collocate.app..")
        .because("the solver is the ground floor"));
    holds(noClasses().that()
        .resideInAnyPackage("org.collocate.models..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.collocate.viz..", "org.collocate.app..")
        .because("models learn on machines without a screen"));
  }

  @Test
  void viewsAreNotSubclassed() {
    holds(classes().that()
        .resideInAnyPackage("org.collocate.app..")
        .and()
        .haveSimpleNameEndingWith("View")
        .should()
        .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL)
        .because("a view is put together, not derived"));
  }

  private static void holds(ArchRule rule) {
    rule.check(ALL);
  }
}
