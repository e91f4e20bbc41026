package org.collocate.solver.expression;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// Seeded random trees over given names.
final class RandomExpressions {
  private final RandomGenerator random;
  private final List<String> names;

  RandomExpressions(RandomGenerator random, String... names) {
    this.random = random;
    this.names = List.of(names);
  }

  Expression next(int depth) {
    if (depth == 0 || random.nextInt(8) == 0) {
      return leaf();
    }
    Operator[] operators = Operator.values();
    Operator operator = random.nextBoolean()
        ? operators[random.nextInt(operators.length)]
        : List
            .of(Operator.ADD, Operator.SUBTRACT, Operator.MULTIPLY, Operator.DIVIDE, Operator.POWER,
                Operator.NEGATE)
            .get(random.nextInt(6));
    return new Expression.Operation(operator,
        Stream.generate(() -> next(depth - 1)).limit(operator.argumentCount()).toList());
  }

  private Expression leaf() {
    return switch (random.nextInt(6)) {
      case 0 -> Expression.of(random.nextInt(-4, 5));
      case 1 -> Expression.of((random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(-12, 13)));
      case 2 -> Expression.of(random.nextBoolean() ? Math.PI : -Math.E);
      default -> Expression.symbol(names.get(random.nextInt(names.size())));
    };
  }
}
