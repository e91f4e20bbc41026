/// Where the data files are: presets, gallery studies, colour tables, styles, icons, messages. Data only.
///
/// `gallery/NAME.json` is a study document with `title`, `about`, `tags` and `expect`. `presets/NAME.json` is an equation to
/// begin a study with:
///
/// | key | meaning |
/// |---|---|
/// | `title`, `about` | for the menu |
/// | `equation` | the section of that name in a study |
/// | `flux` | in words, what a condition `"flux": "g"` prescribes |
/// | `conditions` | usual ones, each a `name` for people and a `condition`: an entry of `boundary` without its `on` |
/// | `initial` | the section of that name, for evolutions; made for the unit square |
///
/// Both folders have an `index.txt` with one NAME a line, in the order of the menu.
@NullMarked
package org.collocate.resources;

import org.jspecify.annotations.NullMarked;
