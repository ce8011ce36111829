package io.azurecredentials.cluster.rule;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableMap;
import com.google.errorprone.annotations.Immutable;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import io.azurecredentials.cluster.schema.Schema;
import java.util.Optional;

/**
 * The CEL types of a schema's values.
 *
 * @param self of the values themselves
 * @param structs of the objects in them, by their names
 */
@Immutable
record CelTypes(CelType self, ImmutableMap<String, CelType> structs) implements CelTypeProvider {

    static CelTypes of(Schema schema) {
        SchemaTypes reader = new SchemaTypes();
        // A name no expression can have: self.field would otherwise mean the type of that field
        CelType self = reader.of("@self", schema);
        return new CelTypes(self, reader.structs());
    }

    @Override
    public ImmutableCollection<CelType> types() {
        return structs.values();
    }

    @Override
    public Optional<CelType> findType(String typeName) {
        return Optional.ofNullable(structs.get(typeName));
    }
}
