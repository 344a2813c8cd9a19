// Channels without room, of which each side has one user.
#ifndef CHANNEL_HPP
#define CHANNEL_HPP

#include "task.hpp"

struct channel {
    struct get_awaiter;
    struct put_awaiter;

    get_awaiter *getter = nullptr; // who waits
    put_awaiter *putter = nullptr;

    inline get_awaiter get();
    inline put_awaiter put(std::int64_t value);
};

struct channel::get_awaiter {
    channel *from;
    task_promise *waiter = nullptr;
    std::int64_t value = 0;

    explicit get_awaiter(channel *from) : from(from) {}
    inline bool await_ready();
    void await_suspend(task_handle here)
    {
        waiter = &here.promise();
        from->getter = this;
    }
    std::int64_t await_resume() { return value; }
};

struct channel::put_awaiter {
    channel *to;
    std::int64_t value;
    task_promise *waiter = nullptr;

    put_awaiter(channel *to, std::int64_t value) : to(to), value(value) {}
    bool await_ready()
    {
        get_awaiter *getter = to->getter;

        if (!getter)
            return false;
        getter->value = value;
        to->getter = nullptr;
        ready.push(getter->waiter);
        return true;
    }
    void await_suspend(task_handle here)
    {
        waiter = &here.promise();
        to->putter = this;
    }
    void await_resume() {}
};

inline bool
channel::get_awaiter::await_ready()
{
    put_awaiter *putter = from->putter;

    if (!putter)
        return false;
    value = putter->value;
    from->putter = nullptr;
    ready.push(putter->waiter);
    return true;
}

inline channel::get_awaiter
channel::get()
{
    return get_awaiter(this);
}

inline channel::put_awaiter
channel::put(std::int64_t value)
{
    return put_awaiter(this, value);
}

#endif
