// The views in which SQL Server tells of its own tables, with the columns that are asked here.
// Source: Microsoft, "System catalog views" and "Information schema views".

import { type Table, tableOf } from './table.ts'

const views: Readonly<Record<string, readonly string[]>> = {
  'sys.schemas': ['name sysname not null', 'schema_id int not null', 'principal_id int'],
  'sys.objects': [
    'name sysname not null',
    'object_id int not null',
    'schema_id int not null',
    'parent_object_id int not null',
    'type char(2)',
    'type_desc nvarchar(60)',
    'is_ms_shipped bit not null',
  ],
  'sys.columns': [
    'object_id int not null',
    'name sysname',
    'column_id int not null',
    'system_type_id tinyint not null',
    'user_type_id int not null',
    'max_length smallint not null',
    'precision tinyint not null',
    'scale tinyint not null',
    'collation_name sysname',
    'is_nullable bit',
    'is_rowguidcol bit not null',
    'is_identity bit not null',
    'is_computed bit not null',
    'default_object_id int not null',
  ],
  'sys.types': [
    'name sysname not null',
    'system_type_id tinyint not null',
    'user_type_id int not null',
    'schema_id int not null',
    'max_length smallint not null',
    'precision tinyint not null',
    'scale tinyint not null',
    'is_nullable bit',
    'is_user_defined bit not null',
  ],
  'sys.identity_columns': [
    'object_id int not null',
    'name sysname',
    'column_id int not null',
    'is_identity bit not null',
  ],
  'sys.computed_columns': [
    'object_id int not null',
    'name sysname',
    'column_id int not null',
    'definition nvarchar(max)',
    'is_persisted bit not null',
  ],
  'sys.default_constraints': [
    'name sysname not null',
    'object_id int not null',
    'parent_object_id int not null',
    'parent_column_id int not null',
    'definition nvarchar(max)',
  ],
  'sys.triggers': [
    'name sysname not null',
    'object_id int not null',
    'parent_class tinyint not null',
    'parent_id int not null',
    'is_disabled bit not null',
    'is_instead_of_trigger bit not null',
  ],
  'sys.indexes': [
    'object_id int not null',
    'name sysname',
    'index_id int not null',
    'type tinyint not null',
    'type_desc nvarchar(60)',
    'is_unique bit',
    'is_primary_key bit',
    'is_unique_constraint bit',
  ],
  'sys.index_columns': [
    'object_id int not null',
    'index_id int not null',
    'index_column_id int not null',
    'column_id int not null',
    'key_ordinal tinyint not null',
    'is_included_column bit',
  ],
  'sys.key_constraints': [
    'name sysname not null',
    'object_id int not null',
    'parent_object_id int not null',
    'type char(2)',
    'unique_index_id int',
  ],
  'sys.foreign_keys': [
    'name sysname not null',
    'object_id int not null',
    'parent_object_id int not null',
    'referenced_object_id int',
    'is_disabled bit not null',
  ],
  'sys.foreign_key_columns': [
    'constraint_object_id int not null',
    'constraint_column_id int not null',
    'parent_object_id int not null',
    'parent_column_id int not null',
    'referenced_object_id int not null',
    'referenced_column_id int not null',
  ],
  'sys.databases': [
    'name sysname not null',
    'database_id int not null',
    'collation_name sysname',
    'compatibility_level tinyint not null',
    'state tinyint',
    'state_desc nvarchar(60)',
    'is_read_only bit',
    'snapshot_isolation_state tinyint',
    'snapshot_isolation_state_desc nvarchar(60)',
    'is_read_committed_snapshot_on bit',
  ],
  'INFORMATION_SCHEMA.TABLES': [
    'TABLE_CATALOG nvarchar(128)',
    'TABLE_SCHEMA sysname',
    'TABLE_NAME sysname not null',
    'TABLE_TYPE varchar(10)',
  ],
  'INFORMATION_SCHEMA.COLUMNS': [
    'TABLE_CATALOG nvarchar(128)',
    'TABLE_SCHEMA nvarchar(128)',
    'TABLE_NAME sysname not null',
    'COLUMN_NAME sysname',
    'ORDINAL_POSITION int',
    'COLUMN_DEFAULT nvarchar(4000)',
    'IS_NULLABLE varchar(3)',
    'DATA_TYPE nvarchar(128)',
    'CHARACTER_MAXIMUM_LENGTH int',
    'NUMERIC_PRECISION tinyint',
    'NUMERIC_SCALE int',
    'DATETIME_PRECISION smallint',
  ],
}

/** sys.tables, sys.views and sys.all_objects have the columns of sys.objects. */
const LIKE_OBJECTS = ['sys.tables', 'sys.views', 'sys.all_objects']

export const SYSTEM_VIEWS: readonly Table[] = [
  ...Object.entries(views),
  ...LIKE_OBJECTS.map((name) => [name, views['sys.objects'] ?? []] as const),
].map(([path, columns]) => {
  const [schema = '', name = ''] = path.split('.')
  return tableOf({ schema, name, columns })
})
