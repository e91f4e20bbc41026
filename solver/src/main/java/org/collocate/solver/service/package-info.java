/// The background service: it queues runs within one thread budget, lets them work in this process or in a child
/// process, and tells how they go. A run starts from texts only, so that it can happen anywhere.
///
/// | executor | class |
/// |---|---|
/// | in this process, for the command line and for dragging | `InProcessExecutor` |
/// | a child Java machine for each run, for the window | `ChildExecutor` with `ChildMain` on the other side |
@NullMarked
package org.collocate.solver.service;

import org.jspecify.annotations.NullMarked;
