// Products in bfloat16, added up in single precision: weights packed once an update, and primitives
// made once a shape.
#include "plumb_onednn.h"

#include <oneapi/dnnl/dnnl.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

// Of libgomp, whose threads the library uses.
extern int omp_get_max_threads(void);

#define TRY(call)                            \
  do {                                       \
    dnnl_status_t status_ = (call);          \
    if (status_ != dnnl_success) return status_; \
  } while (0)

static dnnl_engine_t engine;
static dnnl_stream_t stream;
static dnnl_status_t ready = dnnl_runtime_error;

static void start(void) {
  ready = dnnl_engine_create(&engine, dnnl_cpu, 0);
  if (ready == dnnl_success) ready = dnnl_stream_create(&stream, engine, dnnl_stream_default_flags);
}
static dnnl_status_t ensure(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, start);
  return ready;
}

// Memory descriptors: a value in 2.x, a handle in 3.x ---------------------------------------------
#if DNNL_VERSION_MAJOR >= 3
typedef dnnl_memory_desc_t description;
static dnnl_status_t describe(description *d, int64_t rows, int64_t columns, int64_t row_stride,
                              int64_t column_stride, dnnl_data_type_t type) {
  dnnl_dims_t dims = {rows, columns}, strides = {row_stride, column_stride};
  return dnnl_memory_desc_create_with_strides(d, 2, dims, type, strides);
}
static dnnl_status_t describe_any(description *d, int64_t rows, int64_t columns,
                                  dnnl_data_type_t type) {
  dnnl_dims_t dims = {rows, columns};
  return dnnl_memory_desc_create_with_tag(d, 2, dims, type, dnnl_format_tag_any);
}
static void forget(description *d) {
  if (*d) dnnl_memory_desc_destroy(*d);
  *d = NULL;
}
#define HANDLE(d) (d)
#else
typedef dnnl_memory_desc_t description;
static dnnl_status_t describe(description *d, int64_t rows, int64_t columns, int64_t row_stride,
                              int64_t column_stride, dnnl_data_type_t type) {
  dnnl_dims_t dims = {rows, columns}, strides = {row_stride, column_stride};
  return dnnl_memory_desc_init_by_strides(d, 2, dims, type, strides);
}
static dnnl_status_t describe_any(description *d, int64_t rows, int64_t columns,
                                  dnnl_data_type_t type) {
  dnnl_dims_t dims = {rows, columns};
  return dnnl_memory_desc_init_by_tag(d, 2, dims, type, dnnl_format_tag_any);
}
static void forget(description *d) { (void)d; }
#define HANDLE(d) (&(d))
#endif

static dnnl_status_t product_description(dnnl_primitive_desc_t *pd, description a, description b,
                                         description c, int accumulate) {
  dnnl_primitive_attr_t attributes;
  TRY(dnnl_primitive_attr_create(&attributes));
  dnnl_post_ops_t after = NULL;
  dnnl_status_t status = dnnl_post_ops_create(&after);
  if (status == dnnl_success && accumulate) {
#if DNNL_VERSION_MAJOR >= 3
    status = dnnl_post_ops_append_sum(after, 1.0f, 0, dnnl_data_type_undef);
#else
    status = dnnl_post_ops_append_sum(after, 1.0f);
#endif
  }
  if (status == dnnl_success) status = dnnl_primitive_attr_set_post_ops(attributes, after);
  if (status == dnnl_success) {
#if DNNL_VERSION_MAJOR >= 3
    status = dnnl_matmul_primitive_desc_create(pd, engine, a, b, NULL, c, attributes);
#else
    dnnl_matmul_desc_t operation;
    status = dnnl_matmul_desc_init(&operation, &a, &b, NULL, &c);
    if (status == dnnl_success)
      status = dnnl_primitive_desc_create(pd, &operation, attributes, engine, NULL);
#endif
  }
  if (after) dnnl_post_ops_destroy(after);
  dnnl_primitive_attr_destroy(attributes);
  return status;
}

int plumb_onednn_has_bfloat16(void) {
  static int answer = -1;
  if (answer >= 0) return answer;
  if (ensure() != dnnl_success) return answer = 0;
#if defined(__x86_64__)
  // Where AVX-512 lacks the instructions oneDNN makes do without, slower than single precision.
  int isa = (int)dnnl_get_effective_cpu_isa(), wanted = (int)dnnl_cpu_isa_avx512_core_bf16;
  if ((isa & wanted) != wanted) return answer = 0;
#endif
  plumb_packed *probe = plumb_packed_create(64, 64);
  answer = probe != NULL;
  plumb_packed_destroy(probe);
  return answer;
}

struct plumb_packed {
  int64_t k, n;
  description layout;
  dnnl_memory_t memory;
};

plumb_packed *plumb_packed_create(int64_t k, int64_t n) {
  if (ensure() != dnnl_success) return NULL;
  // The layout depends on N, not on M: 64 rows stand for any batch.
  description a = {0}, b = {0}, c = {0};
  dnnl_primitive_desc_t pd = NULL;
  dnnl_status_t status = describe(&a, 64, k, k, 1, dnnl_bf16);
  if (status == dnnl_success) status = describe_any(&b, k, n, dnnl_bf16);
  if (status == dnnl_success) status = describe(&c, 64, n, n, 1, dnnl_f32);
  if (status == dnnl_success) status = product_description(&pd, a, b, c, 0);
  forget(&a), forget(&b), forget(&c);
  if (status != dnnl_success) return NULL;
  plumb_packed *packed = calloc(1, sizeof *packed);
  packed->k = k, packed->n = n;
#if DNNL_VERSION_MAJOR >= 3
  dnnl_memory_desc_clone(&packed->layout, dnnl_primitive_desc_query_md(pd, dnnl_query_weights_md, 0));
#else
  packed->layout = *dnnl_primitive_desc_query_md(pd, dnnl_query_weights_md, 0);
#endif
  dnnl_primitive_desc_destroy(pd);
  status = dnnl_memory_create(&packed->memory, HANDLE(packed->layout), engine, DNNL_MEMORY_ALLOCATE);
  if (status != dnnl_success) {
    plumb_packed_destroy(packed);
    return NULL;
  }
  return packed;
}

void plumb_packed_destroy(plumb_packed *packed) {
  if (!packed) return;
  if (packed->memory) dnnl_memory_destroy(packed->memory);
  forget(&packed->layout);
  free(packed);
}

int plumb_packed_fill(plumb_packed *packed, const float *b, int transposed) {
  description plain;
  TRY(describe(&plain, packed->k, packed->n, transposed ? 1 : packed->n,
               transposed ? packed->k : 1, dnnl_f32));
  dnnl_memory_t source = NULL;
  dnnl_primitive_desc_t pd = NULL;
  dnnl_primitive_t reorder = NULL;
  dnnl_status_t status = dnnl_memory_create(&source, HANDLE(plain), engine, (void *)b);
  if (status == dnnl_success)
    status = dnnl_reorder_primitive_desc_create(&pd, HANDLE(plain), engine,
                                                HANDLE(packed->layout), engine, NULL);
  if (status == dnnl_success) status = dnnl_primitive_create(&reorder, pd);
  if (status == dnnl_success) {
    dnnl_exec_arg_t arguments[] = {{DNNL_ARG_FROM, source}, {DNNL_ARG_TO, packed->memory}};
    status = dnnl_primitive_execute(reorder, stream, 2, arguments);
  }
  if (status == dnnl_success) status = dnnl_stream_wait(stream);
  if (reorder) dnnl_primitive_destroy(reorder);
  if (pd) dnnl_primitive_desc_destroy(pd);
  if (source) dnnl_memory_destroy(source);
  forget(&plain);
  return status;
}

// Primitives are made once a shape; ragged batches come in many, so the table keeps the recent ones.
typedef struct {
  int64_t m, n, k;
  int transpose_a, transpose_b, packed, accumulate, used;
  // A primitive divides its work among the threads that there were when it was made.
  int threads;
  dnnl_primitive_t primitive;
  dnnl_memory_t a, b, c;
} entry;
enum { entries = 1024 };
static entry table[entries];

// What is made of the entry itself, and stays after a failure, is `release`'s to destroy.
static dnnl_status_t prepare(entry *e, const description *packed_layout) {
  description a = {0}, b = {0}, c = {0};
  dnnl_primitive_desc_t pd = NULL;
  dnnl_status_t status =
      describe(&a, e->m, e->k, e->transpose_a ? 1 : e->k, e->transpose_a ? e->m : 1, dnnl_bf16);
  if (status == dnnl_success && !packed_layout)
    status =
        describe(&b, e->k, e->n, e->transpose_b ? 1 : e->n, e->transpose_b ? e->k : 1, dnnl_bf16);
  if (status == dnnl_success) status = describe(&c, e->m, e->n, e->n, 1, dnnl_f32);
  if (status == dnnl_success)
    status = product_description(&pd, a, packed_layout ? *packed_layout : b, c, e->accumulate);
  if (status == dnnl_success) status = dnnl_primitive_create(&e->primitive, pd);
  if (status == dnnl_success)
    status = dnnl_memory_create(&e->a, HANDLE(a), engine, DNNL_MEMORY_NONE);
  if (status == dnnl_success && !packed_layout)
    status = dnnl_memory_create(&e->b, HANDLE(b), engine, DNNL_MEMORY_NONE);
  if (status == dnnl_success)
    status = dnnl_memory_create(&e->c, HANDLE(c), engine, DNNL_MEMORY_NONE);
  if (pd) dnnl_primitive_desc_destroy(pd);
  forget(&a), forget(&b), forget(&c);
  return status;
}

static void release(entry *e) {
  if (e->primitive) dnnl_primitive_destroy(e->primitive);
  if (e->a) dnnl_memory_destroy(e->a);
  if (e->b) dnnl_memory_destroy(e->b);
  if (e->c) dnnl_memory_destroy(e->c);
  memset(e, 0, sizeof *e);
}

// One caller at a time: products run on all threads anyway.
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static dnnl_status_t multiply(const entry *key, const uint16_t *a, const uint16_t *b,
                              const plumb_packed *packed, float *c) {
  TRY(ensure());
  uint64_t hash = (uint64_t)key->m * 0x9E3779B97F4A7C15u ^ (uint64_t)key->n * 0xC2B2AE3D27D4EB4Fu ^
                  (uint64_t)key->k * 0x165667B19E3779F9u ^
                  (uint64_t)(key->transpose_a + 2 * key->transpose_b + 4 * key->packed +
                             8 * key->accumulate) * 0xD6E8FEB86659FD93u;
  entry *e = &table[(hash >> 32) % entries];
  if (!e->used || e->m != key->m || e->n != key->n || e->k != key->k ||
      e->transpose_a != key->transpose_a || e->transpose_b != key->transpose_b ||
      e->packed != key->packed || e->accumulate != key->accumulate ||
      e->threads != omp_get_max_threads()) {
    release(e);
    *e = *key;
    e->threads = omp_get_max_threads();
    dnnl_status_t status = prepare(e, packed ? &packed->layout : NULL);
    if (status != dnnl_success) {
      release(e);
      return status;
    }
    e->used = 1;
  }
  TRY(dnnl_memory_set_data_handle(e->a, (void *)a));
  if (!packed) TRY(dnnl_memory_set_data_handle(e->b, (void *)b));
  TRY(dnnl_memory_set_data_handle(e->c, c));
  dnnl_exec_arg_t arguments[] = {{DNNL_ARG_SRC, e->a},
                                 {DNNL_ARG_WEIGHTS, packed ? packed->memory : e->b},
                                 {DNNL_ARG_DST, e->c}};
  TRY(dnnl_primitive_execute(e->primitive, stream, 3, arguments));
  return dnnl_stream_wait(stream);
}

int plumb_onednn_multiply_packed(int64_t m, const uint16_t *a, const plumb_packed *packed,
                                 float *c, int accumulate) {
  entry key = {.m = m, .n = packed->n, .k = packed->k, .packed = 1, .accumulate = accumulate != 0};
  pthread_mutex_lock(&lock);
  int status = multiply(&key, a, NULL, packed, c);
  pthread_mutex_unlock(&lock);
  return status;
}

int plumb_onednn_multiply_bfloat16(int transpose_a, int transpose_b, int64_t m, int64_t n,
                                   int64_t k, const uint16_t *a, const uint16_t *b, float *c,
                                   int accumulate) {
  entry key = {.m = m, .n = n, .k = k, .transpose_a = transpose_a != 0,
               .transpose_b = transpose_b != 0, .accumulate = accumulate != 0};
  pthread_mutex_lock(&lock);
  int status = multiply(&key, a, b, NULL, c);
  pthread_mutex_unlock(&lock);
  return status;
}
