/// Drawings and meshes from and for other programs. A reader takes a stranger's file for what it may be: damaged, huge or hostile. It follows no entity and no reference out of the file, and either gives all of the drawing or an [ExchangeException][org.collocate.solver.exchange.ExchangeException] that says where the file is wrong.
///
/// | file | read by | gives |
/// |---|---|---|
/// | any of these | `DrawingReader` | [Imported][org.collocate.solver.exchange.Imported] |
/// | SVG | `SvgReader` (`SvgTree`, `SvgPage`, `SvgStyle`, `SvgFigure`) | shapes, holes and regions by paint, names |
/// | GeoJSON | `GeoJsonReader` (`GeoJsonText`) | shapes, holes, regions, stretches |
/// | gmsh's msh 2.2 and 4.1, text and binary | `MshReader`, `MeshOutline`, `MshDrawing` | outlines, groups as regions and stretches |
/// | CSV and its kin | `PointsReader` | samples |
///
/// | file | written by |
/// |---|---|
/// | SVG, GeoJSON of a domain | `SvgWriter`, `GeoJsonWriter` (`DomainPieces`) |
/// | msh 2.2 and 4.1 of a mesh | `MshWriter` |
///
/// | task | who does it |
/// |---|---|
/// | holes and regions from figures painted one over the other | `Layers`, `Footprint`, `FillRule` |
/// | lines that name a stretch of the boundary | `Stretches` |
/// | curves under affine maps, the plainest shape, path data | `AffineMap`, `Shapes`, `PathText`, `Rounding` |
/// | closed loops from directed curves | `Loops` |
/// | limits of size, count and time | `Budget` |
@NullMarked
package org.collocate.solver.exchange;

import org.jspecify.annotations.NullMarked;
