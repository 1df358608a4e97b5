/* A load of Socket.IO clients over WebSocket in one thread, so that the server is what is measured, not its clients.
 *
 *   load PORT CONNECT_FILE     one CONNECT packet a line, one client a line; then orders on standard input:
 *
 *   fan NEEDED CLIENT PACKET   client CLIENT sends PACKET; ends when NEEDED event packets came, to all clients together
 *   play FILE                  each line `CLIENT PACKET` wants an ack; a client sends its next packet when the last is acked
 *   rest MILLISECONDS          only answer pings, and forget what came
 *
 * Each order is answered by one JSON object: {"count", "refused", "seconds", "p50_ms", "p99_ms"}.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define HANDSHAKES 50 /* connections that are being made at the same time */
#define PATIENCE 60.0 /* seconds without anything that was waited for */

typedef struct {
    int fd, is_upgraded, is_joined;
    char *connect;           /* the packet that enters the namespace */
    char *in;                /* received, not yet understood */
    size_t in_used, in_size;
    char **queue;            /* packets to be played */
    size_t queued, played, queue_size;
    double sent_at;
} Client;

static Client *clients;
static size_t client_count, joined;
static int port, epoll;
static double *waits; /* seconds, one for each thing counted */
static size_t counted, wait_size, refused;
static double began, heard_at;
static enum { RESTING, FANNING, PLAYING } mode;

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static void die(const char *format, ...) {
    va_list list;
    va_start(list, format);
    fputs("load: ", stderr);
    vfprintf(stderr, format, list);
    fputc('\n', stderr);
    exit(1);
}

static void *grown(void *memory, size_t size) {
    memory = realloc(memory, size);
    if (!memory) die("no memory");
    return memory;
}

static void send_all(int fd, const char *data, size_t size) {
    while (size) {
        ssize_t done = send(fd, data, size, MSG_NOSIGNAL);
        if (done >= 0) {
            data += done;
            size -= (size_t)done;
        } else if (errno == EAGAIN) {
            struct pollfd writable = {.fd = fd, .events = POLLOUT};
            poll(&writable, 1, 1000);
        } else {
            die("send: %s", strerror(errno));
        }
    }
}

/* A masked text frame (RFC 6455, 5.2); the mask is zero, which leaves the text as it is. */
static void send_packet(Client *client, const char *packet) {
    static char frame[65536 + 8];
    size_t size = strlen(packet), head = 2;
    if (size > 65535) die("packet of %zu bytes", size);
    frame[0] = (char)0x81;
    if (size < 126) {
        frame[1] = (char)(0x80 | size);
    } else {
        frame[1] = (char)(0x80 | 126);
        frame[2] = (char)(size >> 8);
        frame[3] = (char)size;
        head = 4;
    }
    memset(frame + head, 0, 4);
    memcpy(frame + head + 4, packet, size);
    send_all(client->fd, frame, head + 4 + size);
}

static void open_client(Client *client) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    int yes = 1;
    char request[512];
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    client->fd = socket(AF_INET, SOCK_STREAM, 0);
    setsockopt(client->fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    if (connect(client->fd, (struct sockaddr *)&address, sizeof address)) die("connect: %s", strerror(errno));
    snprintf(request, sizeof request,
             "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nUpgrade: websocket\r\n"
             "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n",
             port);
    send_all(client->fd, request, strlen(request));
    fcntl(client->fd, F_SETFL, O_NONBLOCK);
    struct epoll_event readable = {.events = EPOLLIN, .data.ptr = client};
    epoll_ctl(epoll, EPOLL_CTL_ADD, client->fd, &readable);
}

static void count(double seconds) {
    if (counted == wait_size) {
        wait_size = wait_size * 2 + 1024;
        waits = grown(waits, wait_size * sizeof *waits);
    }
    waits[counted++] = seconds;
    heard_at = now();
}

static void play_next(Client *client) {
    if (client->played < client->queued) {
        client->sent_at = now();
        send_packet(client, client->queue[client->played]);
    }
}

static void hear(Client *client, const char *text, size_t size) {
    if (size >= 1 && text[0] == '2') {
        send_packet(client, "3");
    } else if (size >= 1 && text[0] == '0') {
        send_packet(client, client->connect);
    } else if (size >= 2 && text[0] == '4') {
        switch (text[1]) {
        case '0':
            joined += (size_t)!client->is_joined;
            client->is_joined = 1;
            break;
        case '2':
            if (mode == FANNING) count(now() - began);
            break;
        case '3':
            if (mode != PLAYING) break;
            refused += memmem(text, size, "\"ok\":false", 10) != NULL;
            count(now() - client->sent_at);
            client->played++;
            play_next(client);
            break;
        case '1':
        case '4':
            die("sent away: %.*s", (int)size, text);
        }
    }
}

/* How many bytes of `in` one frame takes, 0 if it is not all there; what it says is heard. */
static size_t take_frame(Client *client, unsigned char *in, size_t size) {
    size_t length, head = 2;
    if (size < 2) return 0;
    length = in[1] & 127;
    if (length == 126) {
        if (size < 4) return 0;
        length = (size_t)in[2] << 8 | in[3];
        head = 4;
    } else if (length == 127) {
        if (size < 10) return 0;
        length = 0;
        for (int i = 2; i < 10; i++) length = length << 8 | in[i];
        head = 10;
    }
    if (size < head + length) return 0;
    if ((in[0] & 15) == 1) hear(client, (char *)in + head, length);
    if ((in[0] & 15) == 8) die("closed by the server");
    return head + length;
}

static size_t take_answer(Client *client) {
    char *end = memmem(client->in, client->in_used, "\r\n\r\n", 4);
    if (!end) return 0;
    if (strncmp(client->in, "HTTP/1.1 101", 12)) die("not upgraded: %.60s", client->in);
    client->is_upgraded = 1;
    return (size_t)(end + 4 - client->in);
}

static void understand(Client *client) {
    size_t from = 0, taken;
    do {
        taken = client->is_upgraded ? take_frame(client, (unsigned char *)client->in + from, client->in_used - from)
                                    : take_answer(client);
        from += taken;
    } while (taken);
    memmove(client->in, client->in + from, client->in_used - from);
    client->in_used -= from;
}

static void read_from(Client *client) {
    for (;;) {
        if (client->in_size - client->in_used < 16384) {
            client->in_size = client->in_size * 2 + 32768;
            client->in = grown(client->in, client->in_size);
        }
        ssize_t size = recv(client->fd, client->in + client->in_used, client->in_size - client->in_used, 0);
        if (size < 0 && errno == EAGAIN) return;
        if (size <= 0) die("connection lost: %s", size ? strerror(errno) : "ended");
        client->in_used += (size_t)size;
        understand(client);
    }
}

static void pump(int milliseconds) {
    struct epoll_event ready[512];
    int found = epoll_wait(epoll, ready, 512, milliseconds);
    for (int i = 0; i < found; i++) read_from(ready[i].data.ptr);
}

static void pump_until(size_t needed) {
    heard_at = now();
    while (counted < needed) {
        pump(100);
        if (now() - heard_at > PATIENCE) die("%zu of %zu came", counted, needed);
    }
}

static int in_order(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

static void tell(void) {
    double seconds = now() - began;
    qsort(waits, counted, sizeof *waits, in_order);
    printf("{\"count\":%zu,\"refused\":%zu,\"seconds\":%.6f,\"p50_ms\":%.3f,\"p99_ms\":%.3f}\n", counted, refused, seconds,
           counted ? waits[counted / 2] * 1e3 : 0, counted ? waits[(size_t)((double)counted * .99)] * 1e3 : 0);
    fflush(stdout);
}

static void start(int how) {
    mode = how;
    counted = refused = 0;
    began = now();
}

static Client *client_at(const char *number, char **packet) {
    size_t at = strtoul(number, packet, 10);
    if (at >= client_count || **packet != ' ') die("no such client: %.40s", number);
    ++*packet;
    return &clients[at];
}

static void fan(char *order) {
    char *packet;
    size_t needed = strtoul(order, &order, 10);
    Client *sender = client_at(order, &packet);
    start(FANNING);
    send_packet(sender, packet);
    pump_until(needed);
    tell();
}

static void play(const char *path) {
    char *line = NULL, *packet;
    size_t size = 0, total = 0;
    ssize_t length;
    FILE *file = fopen(path, "r");
    if (!file) die("%s: %s", path, strerror(errno));
    while ((length = getline(&line, &size, file)) > 0) {
        line[length - 1] = 0;
        Client *client = client_at(line, &packet);
        if (client->queued == client->queue_size) {
            client->queue_size = client->queue_size * 2 + 8;
            client->queue = grown(client->queue, client->queue_size * sizeof *client->queue);
        }
        client->queue[client->queued++] = strdup(packet);
        total++;
    }
    free(line);
    fclose(file);
    start(PLAYING);
    for (size_t i = 0; i < client_count; i++) play_next(&clients[i]);
    pump_until(total);
    tell();
    for (size_t i = 0; i < client_count; i++) {
        while (clients[i].queued) free(clients[i].queue[--clients[i].queued]);
        clients[i].played = 0;
    }
}

static void rest(const char *order) {
    double until = now() + atof(order) / 1e3;
    start(RESTING);
    while (now() < until) pump(10);
    tell();
}

static void enter_all(const char *path) {
    char *line = NULL;
    size_t size = 0;
    ssize_t length;
    FILE *file = fopen(path, "r");
    if (!file) die("%s: %s", path, strerror(errno));
    while ((length = getline(&line, &size, file)) > 0) {
        line[length - 1] = 0;
        clients = grown(clients, (client_count + 1) * sizeof *clients);
        clients[client_count++] = (Client){.connect = strdup(line)};
    }
    free(line);
    fclose(file);
    began = now();
    for (size_t i = 0; i < client_count; i++) {
        open_client(&clients[i]);
        while (i + 1 - joined > HANDSHAKES) pump(10);
    }
    while (joined < client_count) {
        pump(10);
        if (now() - began > PATIENCE) die("%zu of %zu entered", joined, client_count);
    }
    counted = joined;
    waits = grown(waits, (wait_size = counted + 1) * sizeof *waits);
    memset(waits, 0, wait_size * sizeof *waits);
    tell();
}

int main(int argc, char **argv) {
    char *order = NULL;
    size_t size = 0;
    ssize_t length;
    if (argc != 3) die("load PORT CONNECT_FILE");
    port = atoi(argv[1]);
    epoll = epoll_create1(0);
    enter_all(argv[2]);
    while ((length = getline(&order, &size, stdin)) > 0) {
        order[length - 1] = 0;
        if (!strncmp(order, "fan ", 4)) fan(order + 4);
        else if (!strncmp(order, "play ", 5)) play(order + 5);
        else if (!strncmp(order, "rest ", 5)) rest(order + 5);
        else die("no such order: %s", order);
    }
    return 0;
}
