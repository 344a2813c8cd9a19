// C++20 tasks in one queue, which waits for nothing but each other.
#ifndef TASK_HPP
#define TASK_HPP

#include <coroutine>
#include <cstdint>
#include <exception>
#include <utility>

struct task_promise;
using task_handle = std::coroutine_handle<task_promise>;

struct task_queue {
    task_promise *first = nullptr, *last = nullptr;

    inline void push(task_promise *promise);
    inline void run();
};

inline task_queue ready;

// The handle of a task: whoever holds it destroys its frame.
struct task {
    using promise_type = task_promise;

    task_handle frame;

    explicit task(task_handle made) : frame(made) {}
    task(task &&other) noexcept : frame(std::exchange(other.frame, {})) {}
    inline ~task();
    // Nobody holds it any more: its end destroys it.
    inline void detach();
};

struct task_promise {
    task_promise *next = nullptr;    // in the queue, or among those that wait
    task_promise *waiters = nullptr; // for this one's end
    std::int64_t result = 0;
    bool detached = false, done = false;

    struct at_end {
        bool await_ready() noexcept { return false; }
        void await_suspend(task_handle ended) noexcept
        {
            task_promise &promise = ended.promise();

            promise.done = true;
            while (promise.waiters) {
                task_promise *waiter = promise.waiters;
                promise.waiters = waiter->next;
                ready.push(waiter);
            }
            if (promise.detached)
                ended.destroy();
        }
        void await_resume() noexcept {}
    };

    task get_return_object()
    {
        ready.push(this);
        return task(task_handle::from_promise(*this));
    }
    std::suspend_always initial_suspend() { return {}; }
    at_end final_suspend() noexcept { return {}; }
    void return_value(std::int64_t value) { result = value; }
    void unhandled_exception() { std::terminate(); }
};

inline task::~task()
{
    if (frame)
        frame.destroy();
}

inline void
task::detach()
{
    frame.promise().detached = true;
    frame = {};
}

inline void
task_queue::push(task_promise *promise)
{
    promise->next = nullptr;
    if (first)
        last->next = promise;
    else
        first = promise;
    last = promise;
}

inline void
task_queue::run()
{
    while (first) {
        task_promise *promise = first;

        first = promise->next;
        task_handle::from_promise(*promise).resume();
    }
}

// A turn to the others.
struct turn {
    bool await_ready() { return false; }
    void await_suspend(task_handle here) { ready.push(&here.promise()); }
    void await_resume() {}
};

// The end of another task, in no order of those who wait.
struct wait {
    task_promise *waited;

    explicit wait(const task &other) : waited(&other.frame.promise()) {}
    explicit wait(task_promise *other) : waited(other) {}
    bool await_ready() { return waited->done; }
    void await_suspend(task_handle here)
    {
        here.promise().next = waited->waiters;
        waited->waiters = &here.promise();
    }
    std::int64_t await_resume() { return waited->result; }
};

#endif
