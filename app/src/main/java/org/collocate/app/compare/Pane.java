package org.collocate.app.compare;

import java.util.Optional;

/// One pane.
///
/// @param id unique among the panes
/// @param own what it shows, where that differs from what all show
public record Pane(String id, Subject subject, Optional<Show> own) {}
