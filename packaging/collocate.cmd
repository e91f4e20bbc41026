@echo off
rem Starts Collocate on Windows; see packaging/collocate for what it does. Not run on Windows so far.
setlocal
set "ROOT=%~dp0.."
set "JAVA=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "JAVA=%JAVA_HOME%\bin\java.exe"
if defined COLLOCATE_JAVA_HOME set "JAVA=%COLLOCATE_JAVA_HOME%\bin\java.exe"
if not exist "%ROOT%\packaging\target\built" (
  echo collocate: building, once; later starts are quick 1>&2
  pushd "%ROOT%"
  call mvnw.cmd -B -q -DskipTests package || exit /b 70
  popd
  echo built> "%ROOT%\packaging\target\built"
)
set "CP=%ROOT%\app\target\classes;%ROOT%\viz\target\classes;%ROOT%\models\target\classes;%ROOT%\solver\target\classes;%ROOT%\resources\target\classes;%ROOT%\packaging\target\lib\*"
"%JAVA%" @"%ROOT%\packaging\jvm.options" %COLLOCATE_JAVA_OPTIONS% --module-path "%ROOT%\packaging\target\javafx" -cp "%CP%" org.collocate.app.Main %*
exit /b %ERRORLEVEL%
