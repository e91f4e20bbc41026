package org.collocate.models.network;

import org.collocate.solver.field.Field;
import org.collocate.solver.field.FieldData;
import org.collocate.solver.field.FieldDecoder;
import org.collocate.solver.field.FieldReader;

/// Makes [NetworkField]s from their numbers; fields of one model share it again.
public final class NetworkFieldReader implements FieldReader {
  @Override
  public String kind() {
    return NetworkField.KIND;
  }

  @Override
  public Field read(FieldData data, FieldDecoder decoder) {
    return NetworkField.decode(data,
        decoder.shared(data.part("model"), NetworkModel.class, NetworkModel::decode));
  }
}
