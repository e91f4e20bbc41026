/// Methods that first learn a family of problems and then solve any of its members in milliseconds: what a family is, what
/// is learned from, what is kept, and how it is judged.
///
/// | what | class |
/// |---|---|
/// | a study with distributions in the place of values | [ProblemFamily], read by [FamilyCheck] |
/// | inputs and solutions of its members on one grid, by a classical method | [SolvedFamily], [OperatorGrid] |
/// | maps of the domain under which solutions go with their inputs | [SymmetryGroup], found by [FamilySymmetry] |
/// | a method that learns | [TrainableSolver] |
/// | what it has learned, as a file | [Checkpoint] |
/// | errors and times on members it has not seen | [FamilyTrial] |
@NullMarked
package org.collocate.solver.learning;

import org.jspecify.annotations.NullMarked;
